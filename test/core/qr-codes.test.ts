import encodeQR from 'qr';
import { describe, expect, it } from 'vitest';
import { linkOfCode, linkOfText } from '../../src/core/brought-link';
import { type Picture, readCodes } from '../../src/core/qr-codes';

/** A white page with a code at each place, in a shade, `scale` pixels a module. */
function page(
  codes: readonly { text: string; x: number; y: number; scale: number; ink?: number; paper?: number }[],
): Picture {
  const [width, height] = [1280, 800];
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  const dot = (x: number, y: number, shade: number) => data.fill(shade, (y * width + x) * 4, (y * width + x) * 4 + 3);
  for (const { text, x, y, scale, ink = 0, paper = 255 } of codes) {
    const modules = encodeQR(text, 'raw', { border: 4 });
    modules.forEach((row, line) => {
      row.forEach((isInk, column) => {
        for (let at = 0; at < scale * scale; at += 1)
          dot(x + column * scale + (at % scale), y + line * scale + Math.floor(at / scale), isInk ? ink : paper);
      });
    });
  }
  // Lines of writing round them.
  for (let y = 20; y < height; y += 24) for (let x = 10; x < 180; x += 3) dot(x, y, (x * 7 + y) % 3 === 0 ? 0 : 255);
  return { width, height, data };
}

describe('codes in a picture', () => {
  it('are all read, whatever their size and shades', async () => {
    const found = await readCodes(
      page([
        { text: 'https://a.example/one', x: 200, y: 20, scale: 3 },
        { text: 'https://b.example/two?x=1', x: 500, y: 60, scale: 5 },
        { text: 'https://c.example/three', x: 800, y: 300, scale: 8, ink: 90, paper: 200 },
        { text: 'https://d.example/four', x: 250, y: 420, scale: 4, ink: 255, paper: 20 },
      ]),
    );
    expect([...found].sort()).toEqual([
      'https://a.example/one',
      'https://b.example/two?x=1',
      'https://c.example/three',
      'https://d.example/four',
    ]);
  });

  it('count once where they say the same', async () => {
    const text = 'https://a.example/';
    expect(await readCodes(page([200, 500].map((x) => ({ text, x, y: 20, scale: 4 }))))).toEqual([text]);
  });

  it('are none where there is none', async () => {
    expect(await readCodes(page([]))).toEqual([]);
  });
});

describe('what a code holds', () => {
  it.each([
    ['https://a.example/x', 'https://a.example/x'],
    ['HTTP://A.EXAMPLE/X', 'HTTP://A.EXAMPLE/X'],
    ['a.example/x', 'https://a.example/x'],
    ['tel:02079460000', 'tel:02079460000'],
    ['javascript:alert(1)', 'javascript:alert(1)'],
  ])('is a link: %s', (text, href) => {
    expect(linkOfCode(text)).toEqual({ href, text: '', kind: 'qr' });
  });

  it.each(['WIFI:T:WPA;S:Guests;P:secret;;', 'BEGIN:VCARD\nFN:A', 'MECARD:N:A;;', 'Ticket 48213', '', '5.50'])(
    'is none: %j',
    (text) => {
      expect(linkOfCode(text)).toBeNull();
    },
  );

  it('is a link too where it is too long to read', () => {
    expect(linkOfText(`https://a.example/${'x'.repeat(10_000)}`)?.href).toHaveLength(8193);
  });
});
