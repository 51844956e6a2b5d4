// QR codes in what the person sees: a code hides its address from them and from every link that we mark.

import { useState } from 'preact/hooks';
import { LEVELS } from '../../core/level';
import { MAX_HREF_UNITS } from '../../core/link';
import { popupCountWords, popupWords } from '../../data/words/popup';
import { type CheckedLink, MAX_CHECKED } from '../../messages';
import { ask } from '../../platform/runtime';
import { seenInTab } from '../../platform/screen';
import { shorten } from '../look/address';
import { CountedSentence, Sentence } from '../look/sentence';
import { CheckedItem } from './checked-item';

/** Links worst first, then the texts of codes that hold none. */
type Codes = readonly (CheckedLink | string)[];
type Look = 'not-yet' | 'looking' | 'cannot-look' | 'failed' | Codes;

async function look(): Promise<Look> {
  const picture = await seenInTab().catch(() => null);
  if (picture === null) return 'cannot-look';
  // Half the popup's code, needed by few.
  const { readCodes } = await import('../../core/qr-codes');
  const texts = (await readCodes(picture)).slice(0, MAX_CHECKED);
  const cut = texts.map((text) => text.slice(0, MAX_HREF_UNITS + 1));
  const reply = await ask('check-texts', { texts: cut, isOfCodes: true });
  if (!reply.ok) return 'failed';
  const checked = reply.value.filter((found) => found !== null);
  return [
    ...checked.sort((a, b) => LEVELS.indexOf(a.verdict.level) - LEVELS.indexOf(b.verdict.level)),
    ...texts.filter((_, at) => reply.value[at] === null),
  ];
}

/** `isMessage`: whether links on the page are being checked. */
export function CodeCheck({ isMessage }: { readonly isMessage: boolean }) {
  const [seen, setSeen] = useState<Look>('not-yet');
  const press = () => {
    if (seen === 'looking') return;
    setSeen('looking');
    look().then(setSeen, (error: unknown) => {
      console.error(error);
      setSeen('failed');
    });
  };
  return (
    <section class="lw-section lw-codes">
      <button type="button" class="lw-text-button" aria-disabled={seen === 'looking'} onClick={press}>
        <Sentence words={isMessage ? popupWords.checkCodes : popupWords.checkPageCodes} />
      </button>
      <div role="status">{seen !== 'not-yet' && <Seen seen={seen} />}</div>
    </section>
  );
}

function Seen({ seen }: { readonly seen: Exclude<Look, 'not-yet'> }) {
  if (seen === 'looking') return <Said words={popupWords.lookingForCodes} />;
  if (seen === 'cannot-look') return <Said words={popupWords.cannotLook} />;
  if (seen === 'failed') return <Said words={popupWords.checkFailed} />;
  if (seen.length === 0) return <Said words={popupWords.noCodes} />;
  return (
    <>
      <p>
        <CountedSentence words={popupCountWords.codes} n={seen.length} />
      </p>
      {seen.map((code, index) =>
        typeof code === 'string' ? <CodeText key={index} text={code} /> : <CheckedItem key={index} checked={code} />,
      )}
    </>
  );
}

const Said = ({ words }: Pick<Parameters<typeof Sentence>[0], 'words'>) => (
  <p>
    <Sentence words={words} />
  </p>
);

function CodeText({ text }: { readonly text: string }) {
  return (
    <article class="lw-finding lw-unflagged">
      <p>
        <Sentence words={popupWords.codeHoldsText} />
      </p>
      <p>
        <bdi>{shorten(text)}</bdi>
      </p>
    </article>
  );
}
