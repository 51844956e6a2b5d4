// How well a colour stands out from white, by WCAG 2.2.

/** What text needs, and what stands beside text in the same colour. */
const LEAST = 4.5;

/** `colour`: as `#rrggbb`. Source: WCAG 2.2, "relative luminance" and "contrast ratio". */
export function hasReadableContrast(colour: string): boolean {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => linear(Number.parseInt(colour.slice(at, at + 2), 16)));
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return 1.05 / (luminance + 0.05) >= LEAST;
}

function linear(byte: number): number {
  const share = byte / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}
