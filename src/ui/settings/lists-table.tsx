// How each list is that the browser follows, and what was wrong with it.

import { settingsWords } from '../../data/words/settings';
import type { FeedStatus, Status } from '../../messages';
import { useLanguage } from '../look/language';
import { Sentence } from '../look/sentence';
import { sayWhen } from '../look/times';
import { DataTable, State } from './data-table';

const STORAGE = { full: settingsWords.storageFull, unavailable: settingsWords.storageUnavailable };

export function ListsTable({ status: { feeds, storage }, nowMs }: { readonly status: Status; readonly nowMs: number }) {
  const language = useLanguage();
  const when = (at: string | null) =>
    at === null ? <Sentence words={settingsWords.never} /> : sayWhen(at, language, nowMs);
  return (
    <>
      {(storage === 'full' || storage === 'unavailable') && (
        <p role="alert">
          <Sentence words={STORAGE[storage]} />
        </p>
      )}
      {feeds.length === 0 ? (
        <p>
          <Sentence words={settingsWords.noLists} />
        </p>
      ) : (
        <DataTable
          labelledBy="lists"
          columns={[
            settingsWords.list,
            settingsWords.serial,
            settingsWords.entries,
            settingsWords.verified,
            settingsWords.next,
            settingsWords.state,
          ]}
          rows={feeds.map((feed) => ({
            key: feed.id,
            cells: [
              <bdi key="title">{feed.title ?? feed.id}</bdi>,
              feed.serial ?? '–',
              feed.entries.toLocaleString('en-GB'),
              when(feed.verifiedAt),
              when(feed.nextCheckAt),
              <FeedState key="state" feed={feed} />,
            ],
          }))}
        />
      )}
    </>
  );
}

function FeedState({ feed: { error, staleSince, serial } }: { readonly feed: FeedStatus }) {
  const state =
    staleSince !== null ? (
      <State kind="fault" words={settingsWords.stale} />
    ) : serial === null ? (
      <State kind={error ? 'fault' : 'open'} words={settingsWords.waiting} />
    ) : (
      <State kind={error ? 'fault' : 'good'} words={error ? settingsWords.attention : settingsWords.fresh} />
    );
  return (
    <>
      {state} {error && <code>{error.code}</code>}
    </>
  );
}
