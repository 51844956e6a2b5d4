// Each setting that is in force, and whose it is.

import type { ComponentChildren } from 'preact';
import { BUILT_IN_WAYS } from '../../core/incident';
import { sayCounted, type Words } from '../../core/words';
import { addressCountWords, originWords, settingsWords, settingWords } from '../../data/words/settings';
import { situationWords } from '../../data/words/situation';
import type { Situation, Status } from '../../messages';
import { useLanguage } from '../look/language';
import { Sentence } from '../look/sentence';
import { sayWhen } from '../look/times';
import { DataTable } from './data-table';

interface PolicyTableProps {
  readonly status: Status;
  readonly situation: Situation;
  readonly nowMs: number;
  readonly languageBy: 'person' | 'council' | 'browser';
}

const WAYS = ['suspicious', 'blocked', 'suspended', 'held'] as const;

export function PolicyTable({ status, situation, nowMs, languageBy }: PolicyTableProps) {
  const language = useLanguage();
  const { policy, origins, feeds } = status;
  const { organisation, reports, wayThrough } = policy;
  const own = feeds.find(({ role }) => role === 'own');
  const none = <Sentence words={settingsWords.none} />;
  const either = (isYes: boolean, yes: Words, no: Words) => <Sentence words={isYes ? yes : no} />;
  const text = (value: string | null) => (value === null ? none : <bdi>{value}</bdi>);
  const originOf = (path: string) => <Sentence words={originWords[origins[path] ?? 'built-in']} />;
  /** What a feed declares counts before what policy does. */
  const declaredBy = (isDeclared: boolean, isByPolicy: boolean, path: string) =>
    isDeclared && !isByPolicy ? (
      <Sentence words={originWords.feed} gaps={{ serial: String(own?.serial ?? '') }} />
    ) : (
      originOf(path)
    );
  const row = (key: string, words: Words, value: ComponentChildren, origin: ComponentChildren = originOf(key)) => ({
    key,
    cells: [<Sentence key="name" words={words} />, value, origin],
  });
  const { incident, suspensions } = situation;
  const level = <Sentence words={situationWords[status.incident]} />;
  return (
    <DataTable
      labelledBy="policy"
      columns={[settingsWords.setting, settingsWords.value, settingsWords.setBy]}
      rows={[
        row('organisation.name', settingWords.organisation, text(organisation.name)),
        row(
          'incident',
          settingWords.level,
          incident ? (
            <Sentence
              words={settingWords.levelSince}
              parts={{ level }}
              gaps={{ when: sayWhen(incident.startedAt, language, nowMs) }}
            />
          ) : (
            level
          ),
          declaredBy(incident !== null, JSON.stringify(incident) === JSON.stringify(policy.incident), 'incident'),
        ),
        row(
          'suspensions',
          settingWords.paused,
          suspensions.length === 0
            ? none
            : suspensions.map(({ name, until }) => (
                <div key={name.en}>
                  <Sentence
                    words={settingWords.pausedUntil}
                    gaps={{ organisation: name[language] ?? name.en, when: sayWhen(until, language, nowMs) }}
                  />
                </div>
              )),
          declaredBy(suspensions.length > 0, policy.suspensions.length > 0, 'suspensions'),
        ),
        row('allow', settingWords.sites, sayCounted(addressCountWords, language, policy.allow.length)),
        ...WAYS.map((name) =>
          row(
            `wayThrough.${name}`,
            settingWords[name],
            either(wayThrough[name] ?? BUILT_IN_WAYS[name], settingWords.allowed, settingWords.notAllowed),
          ),
        ),
        row('reports.email', settingWords.email, text(reports.email)),
        row('reports.endpoint', settingWords.endpoint, text(reports.endpoint && new URL(reports.endpoint).host)),
        row(
          'reports.national',
          settingWords.national,
          either(reports.national, settingWords.shown, settingWords.notShown),
        ),
        row(
          'rememberOpened',
          settingWords.rememberOpened,
          either(policy.rememberOpened, settingWords.remembered, settingWords.notRemembered),
        ),
        row('group', settingWords.group, text(policy.group)),
        row(
          'language',
          settingWords.language,
          <Sentence words={settingWords[language]} />,
          languageBy === 'council' ? undefined : <Sentence words={originWords[languageBy]} />,
        ),
        row(
          'locks',
          settingWords.locks,
          policy.locks.length === 0
            ? none
            : policy.locks.map((lock) => (
                <div key={lock}>
                  <Sentence words={lock === 'language' ? settingWords.lockLanguage : settingWords.lockSites} />
                </div>
              )),
        ),
      ]}
    />
  );
}
