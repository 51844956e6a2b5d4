// What the popup says of the tab's messages: findings worst first, and how many links have no warning. Before the
// background has answered it says that it is checking, and claims nothing.

import { APPEARANCES, appearanceOf } from '../../core/appearance';
import { popupCountWords, popupWords, webmailWords } from '../../data/words/popup';
import type { Finding, TabFindings } from '../../messages';
import { CountedSentence, Sentence } from '../look/sentence';
import { FindingItem } from './finding-item';
import { SiteWithdrawal } from './site-choice';

/** Of one appearance; the others wait behind "and 4 more". */
const MAX_SHOWN = 3;

interface MessageReportProps {
  readonly findings: TabFindings | 'checking';
  /** Of the tab's page, where it is known. */
  readonly host: string | null;
}

export function MessageReport({ findings, host }: MessageReportProps) {
  return (
    <section class="lw-section" aria-labelledby="message">
      <h2 id="message">
        <Sentence words={popupWords.heading} />
      </h2>
      {/* One element throughout, so that screen readers hear it change. */}
      <p role="status">
        <Summary findings={findings} />
      </p>
      {findings !== 'checking' && <Outcome findings={findings} />}
      {findings !== 'checking' && <Recognised webmail={findings.webmail} />}
      {findings !== 'checking' && host !== null && <SiteWithdrawal host={host} />}
    </section>
  );
}

/** That it is at work, said also where there is nothing to warn of. */
function Recognised({ webmail }: Pick<TabFindings, 'webmail'>) {
  return (
    <p class="lw-small">
      {webmail === null ? (
        <Sentence words={popupWords.worksOnPage} />
      ) : (
        <>
          <Sentence words={popupWords.worksHere} /> <Sentence words={webmailWords[webmail]} />
        </>
      )}
    </p>
  );
}

function linksOf({ counts }: TabFindings): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

function Summary({ findings }: { readonly findings: TabFindings | 'checking' }) {
  if (findings === 'checking') return <Sentence words={popupWords.checking} />;
  if (findings.flagged > 0) return <CountedSentence words={popupCountWords.warned} n={findings.flagged} />;
  const links = linksOf(findings);
  if (links === 0) return <Sentence words={popupWords.noLinks} />;
  return <CountedSentence words={popupCountWords.none} n={links} />;
}

function Outcome({ findings }: { readonly findings: TabFindings }) {
  const others = linksOf(findings) - findings.flagged;
  if (findings.flagged === 0) {
    return others === 0 ? null : (
      <p class="lw-small">
        <Sentence words={popupWords.noneNote} />
      </p>
    );
  }
  return (
    <>
      {APPEARANCES.map((appearance) => (
        <Group
          key={appearance}
          findings={findings.findings.filter(({ level, treatment }) => appearanceOf(level, treatment) === appearance)}
        />
      ))}
      {others > 0 && (
        <p class="lw-small lw-others">
          <CountedSentence
            words={findings.incident === 'lockdown' ? popupCountWords.approved : popupCountWords.others}
            n={others}
          />
        </p>
      )}
    </>
  );
}

/** Keyed by where it leads, so that an open "Show why" stays open while more links are judged. */
function items(findings: readonly Finding[]) {
  return findings.map((finding, index) => (
    <FindingItem key={finding.verdict.destination?.url ?? index} finding={finding} />
  ));
}

function Group({ findings }: { readonly findings: readonly Finding[] }) {
  const rest = findings.slice(MAX_SHOWN);
  return (
    <>
      {items(findings.slice(0, MAX_SHOWN))}
      {rest.length > 0 && (
        <details class="lw-more">
          <summary>
            <span>
              <Sentence words={popupWords.more} gaps={{ n: String(rest.length) }} />
            </span>
          </summary>
          {items(rest)}
        </details>
      )}
    </>
  );
}
