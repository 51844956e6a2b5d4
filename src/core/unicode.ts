// Hostnames with letters beyond ASCII: which alphabets, what they look like, what cannot be seen.

import { toUnicode } from 'punycode/punycode.es6.js';
import { confusables } from './confusables';
import { type HostWords, readHostWords } from './host-words';
import type { HostParts } from './hostname';
import { councilName } from './lookalike/council';
import { evidenceOf, govUkInside, officialDomainInside } from './lookalike/gov';
import { protectedName } from './lookalike/name';
import { misspeltName } from './lookalike/typo';
import { once } from './once';
import type { Evidence, Reason } from './reason';

/** Scripts that are written together: UTS #39 section 5.2, "highly restrictive". */
const together = once((): readonly RegExp[] => [
  /^[\p{Script=Latin}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Common}\p{Script=Inherited}]*$/u,
  /^[\p{Script=Latin}\p{Script=Han}\p{Script=Bopomofo}\p{Script=Common}\p{Script=Inherited}]*$/u,
  /^[\p{Script=Latin}\p{Script=Han}\p{Script=Hangul}\p{Script=Common}\p{Script=Inherited}]*$/u,
]);
const SCRIPTS = [
  'Latin',
  'Cyrillic',
  'Greek',
  'Armenian',
  'Hebrew',
  'Arabic',
  'Devanagari',
  'Thai',
  'Georgian',
  'Hangul',
  'Han',
  'Hiragana',
] as const;
const oneScript = once((): readonly RegExp[] =>
  [...SCRIPTS, 'Katakana', 'Bengali', 'Tamil', 'Telugu', 'Ethiopic', 'Khmer', 'Lao', 'Myanmar', 'Sinhala'].map(
    (script) => new RegExp(`^[\\p{Script=${script}}\\p{Script=Common}\\p{Script=Inherited}]*$`, 'u'),
  ),
);

/** The hostname as a person reads it (U-labels), for the explanation; the hostname itself where nothing is encoded. */
export function toReadable(hostname: string): string {
  try {
    return toUnicode(hostname);
  } catch {
    // An A-label that is no punycode: shown as it stands.
    return hostname;
  }
}

/**
 * What the letters look like in ASCII: the skeleton of UTS #39 by Unicode's table of confusables, marks taken off; lower-case.
 * Letters that look like nothing in ASCII stay.
 */
export function skeletonOf(label: string): string {
  const plain = label.normalize('NFKD').replace(/\p{M}/gu, '');
  // Letter by letter, ASCII left as it is: the table would make `rn` of every m, and of l an I.
  const alike = [...plain].map((sign) => (isAscii(sign) ? sign : (confusables()[sign] ?? sign))).join('');
  return alike.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

const isAscii = (text: string) => /^[\x20-\x7e]*$/.test(text);

/** For hosts with an A-label. A copied name is strong; letters mixed or borrowed to look like others are weak. */
export function findUnicodeReasons(host: HostParts): readonly Reason[] {
  if (!host.hostname.includes('xn--') || host.registrableDomain === null) return [];
  const readable = toReadable(host.hostname);
  const skeleton = skeletonOf(toReadable(host.left));
  const domain = host.registrableDomain;
  const words = readHostWords({ ...host, left: skeleton.replace(/[^a-z0-9.-]/g, '') });
  const copied = [officialDomainInside, councilName, govUkInside, protectedName, misspeltName]
    .map((rule) => rule(words))
    .find((reason) => reason);
  const labels = readable.split('.').filter((label) => !isAscii(label));
  const bare = labels.map((label) => skeletonOf(label));
  const named = bare.some(isAscii) ? wholeName(words) : null;
  if (copied?.strength === 'strong' || named) {
    const evidence = copied?.strength === 'strong' ? copied.evidence : named;
    return [{ code: 'mixed-script', strength: 'strong', evidence: { ...evidence, domain, shown: readable } }];
  }
  // National letters at home: thorn and eth in Iceland and the Faroes, schwa in Azerbaijan.
  if (HOME[host.publicSuffix]?.test(readable)) return [];
  const isOdd = labels.some(
    (label, index) => isMixed(label) || looksLikeAscii(label, bare[index] ?? '') || hasOddSigns(label),
  );
  return isOdd ? [{ code: 'mixed-script', strength: 'weak', evidence: { domain, shown: readable } }] : [];
}

/** The organisation whose name a part is, written in letters that only look like its own. */
function wholeName({ parts }: HostWords): Evidence | null {
  for (const { whole, text } of parts) {
    const organisation = whole?.name ?? whole?.genericName;
    if (organisation) return evidenceOf(organisation, organisation.domains[0] ?? '', '', text);
  }
  return null;
}

function isMixed(label: string): boolean {
  return ![...oneScript(), ...together()].some((script) => script.test(label));
}

/** Not Latin at all, and yet all of it reads as ASCII. */
function looksLikeAscii(label: string, skeleton: string): boolean {
  return isAscii(skeleton) && (!/\p{Script=Latin}/u.test(label) || rareLatin().test(label));
}

const HOME: Readonly<Record<string, RegExp>> = {
  is: /^[a-z\d.\u00c0-\u00ff-]+$/,
  fo: /^[a-z\d.\u00c0-\u00ff-]+$/,
  az: /^[a-z\d.\u00c0-\u00ff\u0131\u011f\u015f\u0259-]+$/,
  tr: /^[a-z\d.\u00c0-\u00ff\u0131\u011f\u015f-]+$/,
};

/** Latin letters that no European keyboard has, or that are taken for others. */
const rareLatin = once(
  () =>
    /[\u0131\u0138\u0237\u0127\u0167\u00fe\u00f0\u014b\u017f\u0192]|(?![\u00c0-\u017f\u1e00-\u1eff])\P{ASCII}(?<=\p{Script=Latin})/u,
);
/** One sign of the far east between Latin letters is taken for a stroke or a slash. */
const loneSign = once(
  () =>
    /^[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Hangul}]*[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Hangul}][^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Hangul}]*$/u,
);

/** What hides or imitates, and what no name needs. */
const oddSigns = once((): readonly RegExp[] => [
  // Without width, and signs that are no letter, mark or digit.
  /\p{Cf}|[^\p{L}\p{M}\p{N}-]|[\u02b0-\u02ff]/u,
  // Marks on marks, at the beginning, on digits and on letters that take none.
  /\p{M}\p{M}|^\p{M}|\d\p{M}|[\p{Script=Latin}\p{Script=Han}\p{Script=Hangul}]\p{M}/u,
  // Strokes, repetition marks, small kana, single parts of Korean syllables.
  /[\u4e28\u4e36\u4e3f\u4e41\u309d\u309e\u30fc-\u30fe\u31f0-\u31ff\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\ud7b0-\ud7ff]/u,
  // Signs of old and learned writing.
  /[\u0591-\u05c7\ua640-\ua69f]/u,
  // A number with one letter that looks like a digit.
  /^[\d-]*\d[\d-]*[^\p{ASCII}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}][\d-]*$|^[^\p{ASCII}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]\d{2,}$/u,
  rareLatin(),
]);

function hasOddSigns(readable: string): boolean {
  const label = readable.normalize('NFC');
  return oddSigns().some((odd) => odd.test(label)) || (/[a-z]/.test(label) && loneSign().test(label));
}
