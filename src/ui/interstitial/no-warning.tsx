// In place of a warning that is gone or out of reach. It tells nothing of any link.

import type { Words } from '../../core/words';
import { interstitialWords } from '../../data/words/interstitial';
import { Sentence } from '../look/sentence';
import { Heading } from './heading';

export function NoWarning({ title }: { readonly title: Words }) {
  return (
    <div class="lw-band lw-band--quiet">
      <div class="govuk-width-container">
        <Heading words={title} />
        <p>
          <Sentence words={interstitialWords.clickAgain} />
        </p>
      </div>
    </div>
  );
}
