// Addresses that people have made unclickable ("defanged"), made whole again: hxxps[:]//evil[.]example[/]claim.

/** No line without one of these is touched: a million lines are read. */
const HINT = /[[\]({\\*_\u00ad\u200b-\u200d\u2060\ufeff]|h[tx]xp|hxtp|fxp|meow|\sdot\s/i;

const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;
/** As JSON writes a slash. */
const ESCAPED_SLASH = /\\\//g;
const BRACKETED_DOT = /[ \t]?[[({][ \t]?(?:\.|dot|punkt|punto)[ \t]?[\])}][ \t]?/gi;
const HALF_BRACKETED_DOT = /(?<=[\p{L}\p{N}])(?:\[\.|\.\]|\\\.)(?=[\p{L}\p{N}])/gu;
const BRACKETED_SIGN = /[[({](:\/{0,2}|\/{1,2})[\])}]/g;
const BRACKETED_AT = /[ \t]?[[({](?:at|@)[\])}][ \t]?/gi;
const SCHEME = /(?<![a-z\d])(?:h[tx*_]{2}p([[(]?s[\])]?)?|meow(s)?):(?:\/\/|\\\\)[ \t]?/gi;
const FTP_SCHEME = /(?<![a-z\d])f[tx]p(s)?:\/\//gi;
const SPOKEN_DOTS = /(https?:\/\/[\w-]+(?:\.[\w-]+)*)((?:[ \t]+dot[ \t]+[\w-]+)+)/gi;
/** Said of a whole line it is meant; in a sentence "the dot com years" are not. */
const SPOKEN_LINE = /^[ \t]*[\w-]+(?:(?:\.|[ \t]+dot[ \t]+)[\w-]+)+(?:[/:?]\S*)?[ \t]*$/i;
const SPOKEN_DOT = /(?<![ \t])[ \t]+dot[ \t]+/gi;

/** All of a line; what is no address may be changed as well, and is not shown. */
export function refang(line: string): string {
  if (!HINT.test(line)) return line;
  const whole = line
    .replace(INVISIBLE, '')
    .replace(ESCAPED_SLASH, '/')
    .replace(BRACKETED_DOT, '.')
    .replace(HALF_BRACKETED_DOT, '.')
    .replace(BRACKETED_SIGN, '$1')
    .replace(BRACKETED_AT, '@')
    .replace(SCHEME, (_, secure?: string, meows?: string) => `http${secure || meows ? 's' : ''}://`)
    .replace(FTP_SCHEME, 'ftp$1://')
    .replace(SPOKEN_DOTS, (_, head: string, tail: string) => head + tail.replace(SPOKEN_DOT, '.'));
  return SPOKEN_LINE.test(whole) ? whole.replace(SPOKEN_DOT, '.') : whole;
}
