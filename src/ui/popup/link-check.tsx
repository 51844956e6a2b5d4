// A link from elsewhere, pasted: judged as it would be in a message, and never opened.

import { useId, useState } from 'preact/hooks';
import { MAX_HREF_UNITS } from '../../core/link';
import { popupWords } from '../../data/words/popup';
import type { CheckedLink } from '../../messages';
import { ask } from '../../platform/runtime';
import { Sentence } from '../look/sentence';
import { CheckedItem } from './checked-item';

type Outcome = null | 'nothing-pasted' | 'no-address' | 'failed' | CheckedLink;

async function check(text: string): Promise<Outcome> {
  if (text.trim() === '') return 'nothing-pasted';
  // One more than is read: what is too long is still an address, and told as one.
  const reply = await ask('check-texts', { texts: [text.trim().slice(0, MAX_HREF_UNITS + 1)], isOfCodes: false });
  if (!reply.ok) return 'failed';
  return reply.value[0] ?? 'no-address';
}

const FAULTS = {
  'nothing-pasted': popupWords.nothingPasted,
  'no-address': popupWords.noAddress,
  failed: popupWords.checkFailed,
};

/** `isOpen`: shown unfolded at first, where there is little else to show. */
export function LinkCheck({ isOpen }: { readonly isOpen: boolean }) {
  // The person's to fold from then on, whatever is found meanwhile.
  const [isOpenAtFirst] = useState(isOpen);
  const [text, setText] = useState('');
  const [outcome, setOutcome] = useState<Outcome>(null);
  const field = useId();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    check(text).then(setOutcome, () => setOutcome('failed'));
  };
  const fault = typeof outcome === 'string' ? FAULTS[outcome] : null;
  return (
    <details class="lw-section lw-check" open={isOpenAtFirst}>
      <summary>
        <Sentence words={popupWords.checkLink} />
      </summary>
      <form onSubmit={submit} noValidate>
        <label class="lw-small" for={field}>
          <Sentence words={popupWords.pasteLink} />
        </label>
        {fault && (
          <p class="lw-fault" id={`${field}-fault`}>
            <Sentence words={fault} />
          </p>
        )}
        <div class="lw-check__row">
          <input
            id={field}
            class="govuk-input"
            type="text"
            inputMode="url"
            autoComplete="off"
            spellcheck={false}
            aria-invalid={fault !== null}
            aria-describedby={fault === null ? undefined : `${field}-fault`}
            value={text}
            onInput={({ currentTarget }) => setText(currentTarget.value)}
          />
          <button type="submit" class="govuk-button lw-button">
            <Sentence words={popupWords.check} />
          </button>
        </div>
      </form>
      <div role="status">
        {outcome !== null &&
          (typeof outcome === 'string' ? fault && <Hidden words={fault} /> : <CheckedItem checked={outcome} />)}
      </div>
    </details>
  );
}

const Hidden = ({ words }: Pick<Parameters<typeof Sentence>[0], 'words'>) => (
  <span class="govuk-visually-hidden">
    <Sentence words={words} />
  </span>
);
