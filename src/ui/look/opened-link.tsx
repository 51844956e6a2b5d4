// One link that was opened before a list named it: what it was, when and from where, and what to do now. No blame.

import { addressOfPattern } from '../../core/pattern-address';
import { sayCounted } from '../../core/words';
import { openedCountWords, openedWords } from '../../data/words/opened';
import { webmailWords } from '../../data/words/popup';
import type { OpenedAlert, Situation } from '../../messages';
import { useLanguage } from './language';
import { Sentence } from './sentence';
import { sayWhen } from './times';

/** The list's own words for it: a host, or a page. */
export const nameOf = ({ pattern }: Pick<OpenedAlert, 'pattern'>): string =>
  addressOfPattern(pattern).replace(/^https:\/\//, '');

export function OpenedFacts({ alert }: { readonly alert: OpenedAlert }) {
  const language = useLanguage();
  const { opening, times } = alert;
  const when = sayWhen(opening.at, language, Date.now());
  return (
    <dl class="lw-opened__facts">
      <dt>
        <Sentence words={openedWords.link} />
      </dt>
      <dd>
        <strong>
          <bdi dir="ltr">{nameOf(alert)}</bdi>
        </strong>
      </dd>
      <dt>
        <Sentence words={openedWords.opened} />
      </dt>
      <dd>{times === 1 ? when : `${sayCounted(openedCountWords.times, language, times)} ${when}`}</dd>
      <dt>
        <Sentence words={openedWords.from} />
      </dt>
      <dd>
        {opening.from === 'elsewhere' ? (
          <Sentence words={openedWords.elsewhere} />
        ) : opening.webmail === null ? (
          <Sentence words={openedWords.message} />
        ) : (
          <Sentence words={openedWords.messageIn} gaps={{ webmail: webmailWords[opening.webmail][language] }} />
        )}
      </dd>
    </dl>
  );
}

/** Who says so, and that nobody is in trouble. */
export function OpenedLede({ alert: { role, title } }: { readonly alert: OpenedAlert }) {
  return (
    <p>
      {role === 'partner' ? (
        <Sentence words={openedWords.partner} gaps={{ source: title }} />
      ) : (
        <Sentence words={role === 'third-party' ? openedWords.thirdParty : openedWords.own} />
      )}
    </p>
  );
}

/** In the order in which they help. `situation`: where it tells whom to ring. */
export function OpenedSteps({ situation }: { readonly situation: Situation | null }) {
  const phone = situation?.contacts.find(({ kind }) => kind === 'phone')?.value;
  const { stepClose, stepPhone, stepTell, stepPassword, stepSignIn, stepKeep } = openedWords;
  return (
    <ol class="lw-steps">
      {[stepClose, phone === undefined ? stepTell : stepPhone, stepPassword, stepSignIn, stepKeep].map((words) => (
        <li key={words.en}>
          <Sentence words={words} gaps={{ phone }} />
        </li>
      ))}
    </ol>
  );
}
