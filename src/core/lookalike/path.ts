// Names of protected organisations in the path of somebody else's website: `/royalmail/verifylogin.php`.

import type { HostWords } from '../host-words';
import type { Evidence, Reason } from '../reason';
import { VOCABULARY } from '../vocabulary';
import { evidenceOf } from './gov';
import { isBritishName } from './name';

const MAX_SEGMENTS = 12;
const MAX_SEGMENT = 80;

/** Pages that take what is typed into them, as kits for lures are built. */
const SCRIPT =
  /\.(php\d?|aspx?|cgi|jsp|html?|zip)$|^(log|sign)-?(in|on)|^(verify|secure|auth|update|confirm|loading|select|user)\b/;
/** The whole step, or a domain that goes on: an article about gov.uk has it in its title. */
const GOV_UK = /^gov[-.]?uk\d*$|^\.?([a-z-]+\.)*gov\.uk([^a-z]|$)|^[a-z]{3,12}-gov$/;

/** `pathname` as the URL standard serialises it. Weak by itself: honest pages speak of organisations too. */
export function nameInPath(words: HostWords, pathname: string): Reason | null {
  if (pathname.length < 4 || words.host.registrableDomain === null) return null;
  const segments = pathname
    .toLowerCase()
    .split('/', MAX_SEGMENTS + 1)
    .filter((segment) => segment !== '');
  const evidence = find(segments, words.host.registrableDomain, words.hasAction || words.hasObject);
  if (evidence === null) return null;
  const isKit = SCRIPT.test(segments.at(-1) ?? '') && (words.hasAction || words.hasObject || words.isBritish);
  return { code: 'brand-in-path', strength: isKit ? 'strong' : 'weak', evidence };
}

function find(segments: readonly string[], domain: string, hasTrade: boolean): Evidence | null {
  for (const [index, segment] of segments.entries()) {
    if (segment.length > MAX_SEGMENT) continue;
    const bare = segment.replace(/\.\w{2,5}$/, '');
    if (GOV_UK.test(segment) || GOV_UK.test(bare))
      return { domain, part: 'gov.uk', organisation: 'GOV.UK', real: 'www.gov.uk' };
    const name = bare.replaceAll(/[^a-z0-9]/g, '');
    const word = VOCABULARY.get(name.replace(/(?:uk)?(?<!\d)\d*$/, ''));
    if (word?.isPhrase) continue;
    const organisation = word?.name ?? (word?.genericName?.sector === 'bank' ? word.genericName : undefined);
    if (!organisation) continue;
    const isBritish =
      (word?.name !== undefined || hasTrade) && (isBritishName(organisation) || organisation.sector === 'bank');
    const hasScript = segments.slice(index + 1).some((later) => SCRIPT.test(later));
    if (isBritish ? hasScript || index === segments.length - 1 : hasScript) {
      return evidenceOf(organisation, organisation.domains[0] ?? '', domain, segment);
    }
  }
  return null;
}
