// One link that the person brought: its warning, or that there is none and what that is worth.

import { levelWords } from '../../data/words/levels';
import { popupWords } from '../../data/words/popup';
import { notApprovedWords } from '../../data/words/reasons';
import type { CheckedLink } from '../../messages';
import { Sentence } from '../look/sentence';
import { FindingItem, LinkDomain, Why } from './finding-item';

export function CheckedItem({ checked: { link, verdict, treatment } }: { readonly checked: CheckedLink }) {
  const { level } = verdict;
  const finding = { level, treatment, verdict, link, sender: null, count: 1 };
  if (treatment !== 'none') return <FindingItem finding={finding} />;
  const isDoubtful = verdict.destination === null || verdict.reasons.some(({ strength }) => strength === 'weak');
  return (
    <article class="lw-finding lw-unflagged">
      <h3>
        <span class="lw-finding__level">
          <Sentence words={level === 'known' ? levelWords.known : levelWords.unknown} />
        </span>{' '}
        <LinkDomain verdict={verdict} />
      </h3>
      <p>
        <Sentence
          words={level === 'known' ? popupWords.onList : isDoubtful ? notApprovedWords : popupWords.nothingFound}
        />
      </p>
      <Why finding={finding} isFirstShown={false} />
    </article>
  );
}
