// The page that stands where a link was stopped: asks what was stopped by the id it was opened with, then tells it.

import { interstitialWords } from '../../data/words/interstitial';
import { Notice } from '../look/notice';
import { Loading, Page, useWaiting } from '../look/page';
import { StoppedWarning } from './stopped-warning';

export function InterstitialPage({ id }: { readonly id: string }) {
  const state = useWaiting('stopped-link', id);
  return (
    <Page>
      {state === 'loading' ? (
        <Loading />
      ) : state === 'expired' || state === 'unavailable' ? (
        <Notice title={interstitialWords[state]} body={interstitialWords.clickAgain} />
      ) : (
        <StoppedWarning id={id} stopped={state} />
      )}
    </Page>
  );
}
