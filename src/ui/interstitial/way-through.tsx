// The way through to a stopped link: behind a disclosure and a tick-box, so that nobody passes by a key held down or by haste.

import { useRef, useState } from 'preact/hooks';
import { interstitialWords } from '../../data/words/interstitial';
import { Sentence } from '../look/sentence';

export function WayThrough({ onContinue }: { readonly onContinue: () => void }) {
  const [hasError, setHasError] = useState(false);
  const box = useRef<HTMLInputElement>(null);
  const proceed = () => {
    if (box.current?.checked) {
      setHasError(false);
      onContinue();
      return;
    }
    setHasError(true);
    box.current?.focus();
  };
  return (
    <details class="govuk-details">
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">
          <Sentence words={interstitialWords.need} />
        </span>
      </summary>
      <div class="govuk-details__text">
        <div class={`govuk-form-group${hasError ? ' govuk-form-group--error' : ''}`}>
          {hasError && (
            <p id="confirm-error" class="govuk-error-message">
              <span class="govuk-visually-hidden">
                <Sentence words={interstitialWords.errorPrefix} />{' '}
              </span>
              <Sentence words={interstitialWords.confirmFirst} />
            </p>
          )}
          <div class="govuk-checkboxes">
            <div class="govuk-checkboxes__item">
              <input
                ref={box}
                id="confirm"
                type="checkbox"
                class="govuk-checkboxes__input"
                aria-describedby={hasError ? 'confirm-error' : undefined}
                aria-invalid={hasError ? 'true' : undefined}
              />
              <label class="govuk-label govuk-checkboxes__label" for="confirm">
                <Sentence words={interstitialWords.confirm} />
              </label>
            </div>
          </div>
        </div>
        <button type="button" class="govuk-button govuk-button--secondary" onClick={proceed}>
          <Sentence words={interstitialWords.proceed} />
        </button>
      </div>
    </details>
  );
}
