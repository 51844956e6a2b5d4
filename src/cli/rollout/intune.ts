// The template as Intune takes it in: rows of a custom profile, each an OMA-URI with its value. Source: Microsoft, "Win32 and Desktop Bridge app
// ADMX policy ingestion" and "Understanding ADMX policies".

import { create } from 'xmlbuilder';
import { CATEGORY, type Template } from './admx';

export interface OmaUriRow {
  readonly name: string;
  readonly omaUri: string;
  readonly dataType: 'String';
  readonly value: string;
}

/** In the order in which they have to be there: the template first. */
export function omaUriRows(name: string, { admx, policies }: Template): readonly OmaUriRow[] {
  const area = `Lurewatch${name}~Policy~${CATEGORY}`;
  return [
    {
      name: `Lurewatch ${name}: template`,
      omaUri: `./Device/Vendor/MSFT/Policy/ConfigOperations/ADMXInstall/Lurewatch${name}/Policy/Lurewatch${name}`,
      dataType: 'String',
      value: admx,
    },
    ...policies
      .filter(({ state }) => state !== 'not-configured')
      .map(
        ({ name: policy, state, value }): OmaUriRow => ({
          name: `Lurewatch ${name}: ${policy}`,
          omaUri: `./Device/Vendor/MSFT/Policy/Config/${area}/${policy}`,
          dataType: 'String',
          value: `<${state}/>${value === null ? '' : data(policy, value)}`,
        }),
      ),
  ];
}

const data = (id: string, value: string) => create({ data: { '@id': id, '@value': value } }, { headless: true }).end();
