// `lurewatch export`: a list in the forms that other tools of a council take. What each cannot say is left out and told.

import type { Indicator } from '../core/indicator';
import { csvLines } from './export/csv';
import type { ExportOptions } from './export/format';
import { hostsLines } from './export/hosts';
import { rpzLines } from './export/rpz';
import { stixLines } from './export/stix';

export type { ExportOptions, LeftOutReason } from './export/format';

export const EXPORT_FORMATS = ['hosts', 'rpz', 'stix', 'csv'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

type Writer = (indicators: Iterable<Indicator>, options: ExportOptions) => Iterable<string>;

const WRITERS: Readonly<Record<ExportFormat, Writer>> = {
  hosts: hostsLines,
  rpz: rpzLines,
  stix: stixLines,
  csv: csvLines,
};

/**
 * Lines without their LF, made as they are asked for, in the order of the indicators, of which `onLeftOut` is told each that is missing.
 * `nowMs` decides what has expired. Every format is documented where it is written, in export/.
 */
export function exportIndicators(
  indicators: Iterable<Indicator>,
  format: ExportFormat,
  options: ExportOptions,
): Iterable<string> {
  return WRITERS[format](indicators, options);
}
