// Lines of a byte stream, one at a time, in bounded memory: what is longer than any line of ours is cut as it arrives.

export interface Line {
  /** From 1. */
  readonly number: number;
  readonly text: string;
  /** Whether the line was longer than the bound; `text` is its beginning. */
  readonly isCut: boolean;
}

/** Ample for a link of 8 KB with what stands beside it on a JSON line. */
export const MAX_LINE_UNITS = 1024 * 1024;

/** Ends at LF or CRLF; a last line needs none. A byte order mark at the start is dropped. UTF-8. */
export async function* splitLines(
  stream: AsyncIterable<Uint8Array | string>,
  maxUnits = MAX_LINE_UNITS,
): AsyncGenerator<Line> {
  const decoder = new TextDecoder();
  let number = 0;
  let rest = '';
  let isCut = false;
  for await (const chunk of stream) {
    const text = typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
    let from = 0;
    for (let to = text.indexOf('\n'); to !== -1; to = text.indexOf('\n', from)) {
      yield lineOf(++number, rest + text.slice(from, to), isCut, maxUnits);
      rest = '';
      isCut = false;
      from = to + 1;
    }
    rest += text.slice(from);
    if (rest.length > maxUnits) {
      rest = rest.slice(0, maxUnits);
      isCut = true;
    }
  }
  rest += decoder.decode();
  if (rest !== '') yield lineOf(++number, rest, isCut, maxUnits);
}

function lineOf(number: number, text: string, isCut: boolean, maxUnits: number): Line {
  const whole = text.endsWith('\r') ? text.slice(0, -1) : text;
  return { number, text: whole.slice(0, maxUnits), isCut: isCut || whole.length > maxUnits };
}
