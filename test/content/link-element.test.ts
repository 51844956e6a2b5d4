// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { resolveHref } from '../../src/content/link-element';
import { MAX_HREF_UNITS } from '../../src/core/link';

/** Each is put behind `https://` and after `HTTPS://` too: most are not as the URL standard serialises them. */
const REST = [
  ...[
    'a.example/',
    'a.example',
    'a.example/x?y=1&z=%20',
    'a.example/x/./y',
    'a.example/x/../y',
    'a.example/x/%2e%2E/y',
  ],
  ...['A.example/', 'a.example:443/', 'a.example:8443/x', 'user:pw@a.example/', '127.0.0.1/', '0x7f000001/', '127.1/'],
  ...[
    'a.example/a b',
    "a.example/'",
    'a.example/?q="x"',
    'a.example/<b>',
    'a.example/x\\y',
    'a.example\\y',
    'a.example/^',
  ],
  ...['xn--mnchen-3ya.example/', 'xn--a.example/', 'a.xn--p1ai/', 'münchen.example/', 'a.example/ü', 'a.example/?ü'],
  ...[
    'a..example/',
    '.a.example/',
    'a.example./',
    'a_b.example/',
    'a.example/#x y',
    'a.example/#x',
    'a.example//',
    '/a.example/',
  ],
  ...[
    'a.example/\t',
    'a.example/x\n',
    ' a.example/',
    'a.example/.',
    'a.example/x/.',
    'a.example/..x',
    'a.example/?a/../b',
  ],
  ...[
    'a.example/`',
    'a.example/{x}',
    'a.example/|',
    '%61.example/',
    'a.example/%',
    'a.example/%zz',
    'a.1/',
    'a.b2/',
    '[::1]/',
  ],
  ...[
    'a.example/x/%2E%2E/y',
    'a.example/%2E',
    'a.example/x/.%2e/y',
    'a.example//../y',
    'a.example/x?y/../z',
    'a.example/x?y/%2e%2e/z',
    'a.example/x..y/z.',
    'a.example?x/.',
  ],
];

describe('where a link leads', () => {
  it.each(REST.flatMap((rest) => [`https://${rest}`, `HTTPS://${rest}`, `http://${rest}`]))(
    '%j, as the standard says',
    (raw) => {
      const link = document.createElement('form');
      let expected = raw;
      try {
        expected = new URL(raw).href;
      } catch {
        // As it stands.
      }
      expect(resolveHref(link, raw)).toBe(expected);
    },
  );

  it('cut to what is ever read', () => {
    for (const raw of [
      `https://a.example/${'x'.repeat(20_000)}`,
      `//a.example/${'x'.repeat(20_000)}`,
      'x'.repeat(20_000),
    ])
      expect(resolveHref(document.createElement('form'), raw)).toHaveLength(MAX_HREF_UNITS + 1);
  });
});
