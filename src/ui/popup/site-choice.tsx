// A page that Lurewatch does not check by itself: the person may let it, and may take that back. The browser asks them too.

import { useEffect, useState } from 'preact/hooks';
import { popupWords } from '../../data/words/popup';
import { ask } from '../../platform/runtime';
import { allowSite, disallowSite, isOwnSite, mayCheck } from '../../platform/sites';
import { useHouse } from '../look/house';
import { Sentence } from '../look/sentence';

/** `own`: every build checks it. `allowed`: by policy or this person. */
type Leave = 'unknown' | 'own' | 'allowed' | 'not-allowed';

function useLeave(host: string): readonly [Leave, (leave: Leave) => void] {
  const [leave, setLeave] = useState<Leave>('unknown');
  useEffect(() => {
    if (isOwnSite(host)) setLeave('own');
    else mayCheck(host).then((may) => setLeave(may ? 'allowed' : 'not-allowed'), console.error);
  }, [host]);
  return [leave, setLeave];
}

/** Whether the council's policy says that mail is read there. */
function useIsNamed(host: string): boolean {
  const [isNamed, setNamed] = useState(false);
  useEffect(() => {
    ask('status', {}).then((reply) => setNamed(reply.ok && reply.value.webmails.includes(host)), console.error);
  }, [host]);
  return isNamed;
}

/** Where the page is not being checked. */
export function SiteOffer({ host }: { readonly host: string }) {
  const [leave, setLeave] = useLeave(host);
  const isNamed = useIsNamed(host);
  const { locks } = useHouse();
  if (leave === 'unknown' || (leave === 'not-allowed' && locks.includes('sites') && !isNamed)) return null;
  if (leave !== 'not-allowed')
    return (
      <p>
        <Sentence words={popupWords.reloadPage} />
      </p>
    );
  // The browser takes it from the press itself only.
  const allow = () => void allowSite(host).then((may) => may && setLeave('allowed'), console.error);
  return (
    <>
      <p>
        <Sentence words={isNamed ? popupWords.namedSite : popupWords.askSite} />
      </p>
      <button type="button" class="govuk-button lw-button" onClick={allow}>
        <Sentence words={popupWords.allowSite} gaps={{ host }} />
      </button>
      <p class="lw-small">
        <Sentence words={popupWords.browserAsks} />
      </p>
    </>
  );
}

/** Where it is, by a person's leave. */
export function SiteWithdrawal({ host }: { readonly host: string }) {
  const [leave, setLeave] = useLeave(host);
  if (leave !== 'allowed') return null;
  const withdraw = () => void disallowSite(host).then((isGone) => isGone && setLeave('not-allowed'), console.error);
  return (
    <button type="button" class="lw-text-button" onClick={withdraw}>
      <Sentence words={popupWords.stopSite} gaps={{ host }} />
    </button>
  );
}
