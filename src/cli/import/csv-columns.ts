// Which columns of a table say what: tables of Defender, of reputation services and of people.

/** Of the table that `lurewatch export csv` writes: what is listed, in the grammar of a list, and its kind. */
const OWN_COLUMNS = ['pattern', 'kind', 'host'] as const;

/** The more exact first: of a table with the page and its host, the page counts. */
const VALUE_NAMES = [
  ...['indicatorvalue', 'iocvalue', 'url', 'uri', 'link', 'ioc', 'indicator', 'value'],
  ...['domain', 'domainname', 'hostname', 'host', 'fqdn', 'urldomain', 'ipaddress', 'ip', 'networkip'],
  ...['urls', 'links', 'domains', 'hosts', 'indicators', 'iocs'],
];
/** By the last word of a name, where no column has one of the above: `Phishing URL`. */
const VALUE_WORDS = new Set(['url', 'uri', 'link', 'ioc', 'indicator', 'domain', 'hostname', 'host', 'fqdn']);
const CAMPAIGN_NAMES = [
  'campaign',
  'campaignname',
  'threat',
  'threatname',
  'title',
  'tag',
  'tags',
  'malware',
  'family',
];
const EXPIRY_NAMES = [
  'expirationtime',
  'expirationdatetime',
  'expires',
  'expiry',
  'expirydate',
  'expirationdate',
  'validuntil',
];
const TYPE_NAMES = ['indicatortype', 'ioctype', 'type'];

export interface Columns {
  /** In the order in which they are asked: the first that is not empty counts. */
  readonly values: readonly number[];
  readonly campaign: number;
  readonly expiry: number;
  readonly type: number;
  readonly action: number;
  /** Where 0 says that the indicator is for information alone (MISP). */
  readonly toIds: number;
  /** Where the table is our own export: its patterns, which say more than an address. */
  readonly own: { readonly pattern: number; readonly kind: number } | null;
}

/** -1 for a column that is not there; null where no column could hold an address. */
export function findColumns(header: readonly string[]): Columns | null {
  const names = header.map((name) => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''));
  const first = (wanted: readonly string[]): number =>
    wanted.map((name) => names.indexOf(name)).find((at) => at !== -1) ?? -1;
  const exact = VALUE_NAMES.map((name) => names.indexOf(name)).filter((at) => at !== -1);
  const values = exact.length > 0 ? exact : header.flatMap((name, at) => (VALUE_WORDS.has(lastWord(name)) ? [at] : []));
  if (values.length === 0) return null;
  return {
    values,
    campaign: first(CAMPAIGN_NAMES),
    expiry: first(EXPIRY_NAMES),
    type: first(TYPE_NAMES),
    action: first(['action']),
    toIds: first(['toids']),
    own: OWN_COLUMNS.every((name) => names.includes(name))
      ? { pattern: names.indexOf('pattern'), kind: names.indexOf('kind') }
      : null,
  };
}

function lastWord(name: string): string {
  const words = name
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u);
  return words.filter((word) => word !== '').at(-1) ?? '';
}

const DELIMITERS = [',', ';', '\t', '|'];

/** What parts most cells of the line; null where it has one cell. */
export function delimiterOf(line: string): string | null {
  const bare = line.replace(/"[^"]*"/g, '""');
  const counts = DELIMITERS.map((sign) => ({ sign, times: bare.split(sign).length - 1 }));
  const most = counts.reduce((best, next) => (next.times > best.times ? next : best));
  return most.times === 0 ? null : most.sign;
}

/** Cells of a header line, without the sign that makes it a comment. */
export function cellsOf(line: string): string[] {
  const cells = line.replace(/^\s*#\s*/, '').split(delimiterOf(line) ?? ',');
  return cells.map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
}

/** The line at the beginning that names the columns, or the last comment before the first row; null where there is none. */
export function headerLineOf(head: string): string | null {
  let comment: string | null = null;
  for (const line of head.split(/\r\n|\n|\r/, 200)) {
    if (line.trim() === '' || /^sep=.$/i.test(line)) continue;
    const isHeader = findColumns(cellsOf(line)) !== null;
    if (!line.startsWith('#')) return isHeader ? line : comment;
    // A sentence is no header, though one of its words is `link`.
    comment = isHeader && delimiterOf(line) !== null ? line : null;
  }
  return comment;
}
