// Names that pretend to be government's: `gov.uk` or an official domain written left of another registrable domain.

import type { Organisation } from '../../data/organisation';
import { PUBLIC_BODIES } from '../../data/public-bodies';
import type { HostWords } from '../host-words';
import { once } from '../once';
import { PUBLIC_ORGANISATIONS } from '../organisations';
import type { Evidence, Reason } from '../reason';

interface Official {
  readonly organisation: Organisation;
  readonly domain: string;
}

/** What official domains end in: without it no other name holds one, and the table is not needed. */
export const LAST_LABELS =
  /(?:^|[.-])(?:uk|com|net|org|cymru|wales|scot|de|me|app|ca|cn|co|energy|fr|in|it|je|jp|link|mil|network|sky|tl|us)(?:$|[.-])/;

interface Officials {
  /** By their labels cut at hyphens: `rbkc gov uk`. */
  readonly byWords: ReadonlyMap<string, Official>;
  /** The most words of one. */
  readonly longest: number;
}

const officials = once((): Officials => {
  const byWords = new Map<string, Official>();
  let longest = 0;
  const add = (organisation: Organisation, domain: string) => {
    const words = domain.split(/[.-]/);
    longest = Math.max(longest, words.length);
    byWords.set(words.join(' '), { organisation, domain });
  };
  for (const organisation of PUBLIC_BODIES) {
    // Of brands only where the name is long enough to be nothing else: `me.com` and `live.com` are words.
    for (const domain of organisation.domains) if (domain.indexOf('.') > 4) add(organisation, domain);
  }
  for (const organisation of PUBLIC_ORGANISATIONS) for (const domain of organisation.domains) add(organisation, domain);
  return { byWords, longest };
});

export function evidenceOf({ name, nameCy }: Organisation, real: string, domain: string, part: string): Evidence {
  return { domain, organisation: name, real, part, ...(nameCy === undefined ? {} : { organisationCy: nameCy }) };
}

/** An official domain of a council or public body, with dots or hyphens, left of another registrable domain. */
export function officialDomainInside({ host }: HostWords): Reason | null {
  if (!LAST_LABELS.test(host.left)) return null;
  const { byWords, longest } = officials();
  const texts = host.left.split(/[.-]/);
  for (let start = 0; start + 1 < texts.length; start += 1) {
    for (let length = Math.min(longest, texts.length - start); length >= 2; length -= 1) {
      const official = byWords.get(texts.slice(start, start + length).join(' '));
      if (!official || host.registrableDomain === null) continue;
      const evidence = evidenceOf(official.organisation, official.domain, host.registrableDomain, official.domain);
      return { code: 'brand-in-subdomain', strength: 'strong', evidence };
    }
  }
  return null;
}

const GOVERNMENT = /^(gov|co|org|nhs|police|ac)$/;
/** Labels under which a mail or web server of anybody stands. */
const ORDINARY =
  /^(www\d*|m|mail|api|cdn|img|static|app|dev|test|shop|blog|lists|docs|account|ads|support|forum|help|status|ssl|code|git|news|my)$/;

/** `gov.uk` in another's name, or a name that begins as if the real one ended before it (`gov.uk-claims.example`). */
export function govUkInside(words: HostWords): Reason | null {
  const { registrableDomain: domain } = words.host;
  const part = writtenGovUk(words) ?? brokenSuffix(words);
  if (domain === null) return null;
  if (part !== null) return { code: 'gov-lookalike', strength: 'strong', evidence: { domain, part } };
  const ending = govBeforeUk(words);
  if (ending)
    return {
      code: 'gov-lookalike',
      strength: ending.isRead ? 'strong' : 'weak',
      evidence: { domain, part: ending.part },
    };
  const labels = words.host.left.split('.').slice(0, -1);
  if (!labels.includes('gov')) return null;
  // The part for government of somebody honest is called so too, and then nothing else speaks against it.
  const isAlone =
    labels.find((label) => !ORDINARY.test(label)) === 'gov' &&
    !words.isCheap &&
    // `mail.` before it is a server, not what a lure is about.
    !words.parts.some(
      ({ text, isLabel, pieces }) =>
        !(isLabel && ORDINARY.test(text)) && pieces.some(({ word }) => word?.isAction || word?.isObject),
    );
  return { code: 'gov-lookalike', strength: isAlone ? 'weak' : 'strong', evidence: { domain, part: 'gov' } };
}

function writtenGovUk({ parts, host }: HostWords): string | null {
  // With the suffix, but for its last label: `gov.uk.com` is sold as a name under `uk.com`.
  const name = host.hostname.slice(0, host.hostname.lastIndexOf('.'));
  const written = /(?:^|[.-])(gov[.-]uk|uk[.-]gov)(?:$|[.-])/.exec(name);
  if (written) return written[1] as string;
  for (const { pieces, text, isCovered } of parts) {
    if (text === 'govuk') return text;
    for (let i = 0; isCovered && i + 1 < pieces.length; i += 1) {
      // `govuk` is one word of the vocabulary, and a name (name.ts).
      if (pieces[i]?.word?.text === 'uk' && pieces[i + 1]?.word?.text === 'gov') return 'ukgov';
    }
  }
  const own = parts.filter(({ isOwn }) => isOwn);
  const saysUk = own.some(({ pieces }) => pieces.some(({ word }) => word?.text === 'uk'));
  return saysUk && own.some(({ text }) => text === 'gov') ? 'gov' : null;
}

/** The name goes on where the real one would have ended: `x.co.uk-login`, `chase.com-verify`. */
function brokenSuffix({ host, hasAction, hasObject, isCheap, parts }: HostWords): string | null {
  const labels = host.left.split('.');
  const name = labels.at(-1) ?? '';
  const before = labels.at(-2) ?? '';
  const begin = /^(uk|com|net|org|gov)-/.exec(name)?.[1];
  if (begin === undefined || before === '') return null;
  if (begin === 'uk' || begin === 'gov') return GOVERNMENT.test(before) ? `${before}.${begin}` : null;
  if (before.length < 3 || ORDINARY.test(before)) return null;
  // `org-mode` and `net-a-porter` are names: a lure's says what it wants, names whom it copies, or is cheap.
  const isNamed = parts.some(
    ({ whole, text }) => text === before && (whole?.name || whole?.genericName || whole?.place),
  );
  const isAsking = begin === 'com' && (hasAction || hasObject);
  return isAsking || isCheap || isNamed || /\d/.test(before) ? `${before}.${begin}` : null;
}

/** `20gov.uk`, `taxgov.uk`: registered under uk itself. What stands before may make it a name of its own (`yougov`). */
function govBeforeUk({ host, parts }: HostWords): { readonly part: string; readonly isRead: boolean } | null {
  const name = host.left.slice(host.left.lastIndexOf('.') + 1);
  if (host.publicSuffix !== 'uk' || !name.endsWith('gov')) return null;
  return { part: `${name}.uk`, isRead: parts.every(({ isOwn, isCovered }) => !isOwn || isCovered) };
}
