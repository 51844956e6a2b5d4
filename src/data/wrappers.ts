// Hosts that stand before the real destination and carry it in the link: mail protection that rewrites links.
// Only these are passed over. Source: docs/data-sources.md ("Wrappers").

export interface Wrapper {
  readonly name: string;
  /** Each stands for itself and all hosts below it. */
  readonly hosts: readonly string[];
  /** The path must begin so; any path where there is none. */
  readonly path?: string;
  /** The query parameter that holds the absolute destination. */
  readonly parameter: string;
}

export const WRAPPERS: readonly Wrapper[] = [
  {
    name: 'Microsoft Safe Links',
    hosts: [
      'safelinks.protection.outlook.com',
      'safelinks.protection.office365.us',
      'safelinks.o365cn.com',
      'statics.teams.cdn.office.net',
      'statics.teams.microsoft.com',
    ],
    parameter: 'url',
  },
  {
    name: 'Microsoft Safe Links',
    hosts: ['outlook.office.com', 'outlook.office365.com', 'outlook.cloud.microsoft', 'outlook.live.com'],
    path: '/mail/safelink.html',
    parameter: 'url',
  },
];
