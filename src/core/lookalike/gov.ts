// Names that pretend to be government's: `gov.uk` or an official domain written left of another registrable domain.

import type { Organisation } from '../../data/organisation';
import { PUBLIC_BODIES } from '../../data/public-bodies';
import type { HostWords } from '../host-words';
import { PUBLIC_ORGANISATIONS } from '../organisations';
import type { Evidence, Reason } from '../reason';

interface Official {
  readonly organisation: Organisation;
  readonly domain: string;
}

/** Official domains by their labels cut at hyphens: `rbkc gov uk`. */
const OFFICIAL: ReadonlyMap<string, Official> = new Map([
  // Of brands only where the name is long enough to be nothing else: `me.com` and `live.com` are words.
  ...PUBLIC_BODIES.flatMap((organisation) =>
    officials(organisation).filter(([, { domain }]) => domain.indexOf('.') > 4),
  ),
  ...PUBLIC_ORGANISATIONS.flatMap(officials),
]);

function officials(organisation: Organisation): [string, Official][] {
  return organisation.domains.map((domain) => [domain.replace(/[.-]/g, ' '), { organisation, domain }]);
}

const LONGEST = Math.max(...[...OFFICIAL.keys()].map((domain) => domain.split(' ').length));
/** Where an official domain can begin: most parts of most names are none. */
const BEGINNINGS = new Set([...OFFICIAL.keys()].map((domain) => domain.split(' ', 1)[0]));

export function evidenceOf({ name, nameCy }: Organisation, real: string, domain: string, part: string): Evidence {
  return { domain, organisation: name, real, part, ...(nameCy === undefined ? {} : { organisationCy: nameCy }) };
}

/** An official domain of a council or public body, with dots or hyphens, left of another registrable domain. */
export function officialDomainInside({ host }: HostWords): Reason | null {
  const texts = host.left.split(/[.-]/);
  for (let start = 0; start + 1 < texts.length; start += 1) {
    if (!BEGINNINGS.has(texts[start] ?? '')) continue;
    for (let length = Math.min(LONGEST, texts.length - start); length >= 2; length -= 1) {
      const official = OFFICIAL.get(texts.slice(start, start + length).join(' '));
      if (!official || host.registrableDomain === null) continue;
      const evidence = evidenceOf(official.organisation, official.domain, host.registrableDomain, official.domain);
      return { code: 'brand-in-subdomain', strength: 'strong', evidence };
    }
  }
  return null;
}

const GOVERNMENT = /^(gov|co|org|nhs|police|ac)$/;
/** Labels under which a mail or web server of anybody stands. */
const ORDINARY = /^(www\d*|m|mail|api|cdn|img|static|app|dev|test|shop|blog)$/;

/** `gov.uk` in another's name, or a name that begins as if the real one ended before it (`gov.uk-claims.example`). */
export function govUkInside({ parts, host }: HostWords): Reason | null {
  const part = govPart(parts, host);
  if (part === null || host.registrableDomain === null) return null;
  return { code: 'gov-lookalike', strength: 'strong', evidence: { domain: host.registrableDomain, part } };
}

function govPart(parts: HostWords['parts'], host: HostWords['host']): string | null {
  const written = /(?:^|[.-])(gov[.-]uk|uk[.-]gov)(?:$|[.-])/.exec(host.left);
  if (written) return written[1] as string;
  for (const { pieces, text, isCovered } of parts) {
    if (text === 'govuk') return text;
    for (let i = 0; isCovered && i + 1 < pieces.length; i += 1) {
      const pair = `${pieces[i]?.word?.text}${pieces[i + 1]?.word?.text}`;
      if (pair === 'ukgov' || pair === 'govuk') return text.slice(pieces[i]?.start, pieces[i + 1]?.end);
    }
  }
  const own = parts.filter(({ isOwn }) => isOwn);
  if (
    own.some(({ text }) => text === 'gov') &&
    own.some(({ pieces }) => pieces.some(({ word }) => word?.text === 'uk'))
  )
    return 'gov';
  const labels = host.left.split('.');
  const name = labels.at(-1) ?? '';
  const before = labels.at(-2) ?? '';
  if (/^(uk|gov)-/.test(name) && GOVERNMENT.test(before)) return `${before}.${name.slice(0, name.indexOf('-'))}`;
  if (/^(com|net|org|gov)-/.test(name) && before.length >= 3 && !ORDINARY.test(before))
    return `${before}.${name.slice(0, 3)}`;
  if (labels.slice(0, -1).includes('gov')) return 'gov';
  if (host.publicSuffix === 'uk' && name.endsWith('gov')) return `${name}.uk`;
  return null;
}
