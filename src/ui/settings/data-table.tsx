// A table with a head, whose rows begin with what they are about.

import type { ComponentChildren } from 'preact';
import type { Words } from '../../core/words';
import { Sentence } from '../look/sentence';

export interface DataRow {
  readonly key: string;
  /** The first is the row's head. */
  readonly cells: readonly ComponentChildren[];
}

interface DataTableProps {
  /** The id of its heading. */
  readonly labelledBy: string;
  readonly columns: readonly Words[];
  readonly rows: readonly DataRow[];
}

export function DataTable({ labelledBy, columns, rows }: DataTableProps) {
  return (
    <table class="govuk-table" aria-labelledby={labelledBy}>
      <thead class="govuk-table__head">
        <tr class="govuk-table__row">
          {columns.map((words) => (
            <th key={words.en} scope="col" class="govuk-table__header">
              <Sentence words={words} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody class="govuk-table__body">
        {rows.map(({ key, cells: [head, ...cells] }) => (
          <tr key={key} class="govuk-table__row">
            <th scope="row" class="govuk-table__header">
              {head}
            </th>
            {cells.map((cell, at) => (
              <td key={columns[at + 1]?.en} class="govuk-table__cell">
                {/* Where rows are cards the column's head is out of sight. */}
                {columns.length > 2 && (
                  <span class="lw-column" aria-hidden="true">
                    <Sentence words={columns[at + 1] as Words} />:{' '}
                  </span>
                )}
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** `fault`: somebody has to do something. `open`: nothing is known of it. */
export function State({ kind, words }: { readonly kind: 'good' | 'fault' | 'open'; readonly words: Words }) {
  return (
    <span class={kind === 'good' ? 'lw-state' : `lw-state lw-state--${kind}`}>
      <Sentence words={words} />
    </span>
  );
}
