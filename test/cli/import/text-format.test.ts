import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refang } from '../../../src/cli/import/refang';
import { readText, toldOf } from './support';

const SAFE_LINK =
  'https://eur02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwrapped.example.com%2Fclaim&data=05%7C02&reserved=0';

describe('a message', () => {
  it.each([
    ['See https://lure.example.com/claim?id=7.', ['lure.example.com/claim?id=7']],
    ['See (https://lure.example.com/a_(b)).', ['lure.example.com/a_(b)']],
    ['Open <https://lure.example.com/x>, please!', ['lure.example.com/x']],
    ['Click here<https://lure.example.com/x> now', ['lure.example.com/x']],
    ['[Sign in](https://lure.example.com/x) or else', ['lure.example.com/x']],
    ['[https://lure.example.com/x](https://other.example.com/y) or', ['lure.example.com/x', 'other.example.com/y']],
    ['“https://lure.example.com/x” was sent', ['lure.example.com/x']],
    ['Two: https://a.example.com/x,https://b.example.com/y were sent', ['a.example.com/x', 'b.example.com/y']],
    ['<a href="https://lure.example.com/x?a=1&amp;b=2">Pay</a> was it', ['lure.example.com/x?a=1&b=2']],
    ['it was lure.example.com, and sent twice: lure.example.com.', ['lure.example.com']],
    ['it was www.lure.example.com/claim!', ['www.lure.example.com/claim']],
    ['it was lure.example.com:8080/claim today', ['lure.example.com/claim']],
    ['the host at 203.0.113.9 sent it', ['=203.0.113.9']],
    ['it resolves to 10.0.0.1, 192.168.1.1 and 127.0.0.1 here', []],
    ['block 198.51.100.0/24 at the proxy', []],
    [`the link was ${SAFE_LINK} in the mail`, ['wrapped.example.com/claim']],
    ['the page https://lure.example.com/ and https://lure.example.com/#jo there', ['lure.example.com']],
    ['the front https://lure.example.com/?a was opened', ['lure.example.com/?a']],
    ['ftp://lure.example.com/x was opened', ['lure.example.com/x']],
    ['a broken https://[bad/ was there', ['- malformed']],
    ['they wrote <https://lure.example.com/x_>', ['lure.example.com/x_']],
    ['*https://lure.example.com/x*', ['lure.example.com/x']],
    ['a tabbed\tlure.example.com\tcell', ['lure.example.com']],
    ['"url": "https:\\/\\/lure.example.com\\/x" it says', ['lure.example.com/x']],
  ])('%j holds %j', async (text, expected) => {
    expect(await toldOf(`Dear colleagues, this morning a mail came in.\n${text}\n`, 'text')).toEqual(expected);
  });

  it.each([
    'Please open invoice.pdf, report.zip or README.md e.g. today.We i.e. done.It was fine',
    'mail jo.bloggs@council.example.com or mailto:help@council.example.com about it',
    'Node.js and Version 1.2.3, St.Helens, and/or file.txt',
    'from 9.30am to 5.15pm, see p.m. and U.K. rules',
    'C:\\Users\\jo\\file.com.txt and \\\\server.example.com\\share',
    'a word, unknown.suffixthatisnone, is not a host',
    'in the dot com years',
    'Received: from mx.example.com\n by mx.example.net with SMTP\nX-Note: seen at mx.example.org',
  ])('%j holds nothing', async (text) => {
    expect(await toldOf(`Dear colleagues,\n${text}\n`, 'text')).toEqual([]);
  });

  it('tells the line, and each address once', async () => {
    const found = await readText('Dear all,\nx https://a.example.com/x y\nz hxxps://a[.]example[.]com/x y\n', 'text');
    expect(found.map(({ place, given }) => [place, given])).toEqual([['line 2', 'https://a.example.com/x']]);
  });
});

describe('defanged', () => {
  it.each([
    ['hxxp://lure.example.com/x', 'http://lure.example.com/x'],
    ['hXXps://lure[.]example[.]com/x', 'https://lure.example.com/x'],
    ['h**p://lure.example.com', 'http://lure.example.com'],
    ['http[:]//lure(.)example{.}com', 'http://lure.example.com'],
    ['https[:/]/lure.example.com', 'https://lure.example.com'],
    ['hxxps[://]lure[dot]example(dot)com[/]claim', 'https://lure.example.com/claim'],
    ['lure [.] example [.] com', 'lure.example.com'],
    ['lure[.example[.com', 'lure.example.com'],
    ['lure.]example.]com', 'lure.example.com'],
    ['lure\\.example\\.com', 'lure.example.com'],
    ['lure dot example dot com', 'lure.example.com'],
    ['see hxxps://lure dot example dot com/x ok', 'see https://lure.example.com/x ok'],
    ['meow://lure[.]example[.]com', 'http://lure.example.com'],
    ['fxp://lure.example.com', 'ftp://lure.example.com'],
    ['jo[at]lure[.]example[.]com', 'jo@lure.example.com'],
    ['lu\u200bre.exam\u00adple.com', 'lure.example.com'],
    ['http://[2001:db8::1]/x', 'http://[2001:db8::1]/x'],
    ['nothing [...] here (see above)', 'nothing [...] here (see above)'],
  ])('%j is %j', (given, whole) => {
    expect(refang(given)).toBe(whole);
  });

  it('names a host that would be a file otherwise', async () => {
    expect(await toldOf('we saw invoice[.]zip and hxxps://update[.]py/x there', 'text')).toEqual([
      'invoice.zip',
      'update.py/x',
    ]);
  });

  it('is read as what it was, whatever way it was defanged', async () => {
    const label = fc.stringMatching(/^[a-z][a-z\d]{0,9}$/);
    const dot = fc.constantFrom('[.]', '(.)', '{.}', '[dot]', '(dot)', ' [.] ', '[.');
    const scheme = fc.constantFrom('hxxps://', 'hXXp://', 'h**ps[:]//', 'https[:]//', 'hxxp[://]');
    await fc.assert(
      fc.asyncProperty(
        fc.array(label, { minLength: 1, maxLength: 3 }),
        label,
        dot,
        scheme,
        async (labels, step, sign, start) => {
          const host = [...labels, 'example.com'].join('.');
          const given = `${start}${host.replaceAll('.', sign)}/${step}`;
          expect(await toldOf(`It was ${given}, they say`, 'text')).toEqual([`${host}/${step}`]);
        },
      ),
      { seed: 1, numRuns: 300 },
    );
  });
});

describe('a list of addresses', () => {
  const LIST = [
    '# seen today',
    'https://lure.example/claim   # the first',
    '- hxxps://two[.]example',
    '2. three.example',
    '"four.example/x/*"',
    '=five.example',
    'jo@council.example',
    'https://lure.example/claim',
    'not..a..host.example',
    '*.six.example',
    'mailto:jo@council.example',
    'javascript:alert(1)',
  ].join('\n');

  it('tells of every item, of names without a known suffix too', async () => {
    expect(await toldOf(LIST, 'text')).toEqual([
      ...['lure.example/claim', 'two.example', 'three.example', 'four.example/x/*', '=five.example', '- mail-address'],
      ...['- malformed', 'six.example', '- mail-address', '- not-web'],
    ]);
  });

  it('says of a line with words what it could not read', async () => {
    const lines = [...Array.from({ length: 9 }, (_, at) => `h${at}.example`), 'lure.example seen twice'];
    expect((await toldOf(lines.join('\n'), 'text')).at(-1)).toBe('- malformed');
  });
});
