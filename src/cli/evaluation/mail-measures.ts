// What whole mails set off: honest ones, old and modern, and phishing, for which the list of lures counts too.

import { BUILTIN_LISTS } from '../../core/lists';
import { overlayBlocklist } from '../blocklist';
import type { Folder } from './folder';
import { hasReason, isSuspicious } from './judged';
import { anyOf, describe, isAskedWhenHeightened, type JudgedMail, judgeMails } from './mails';
import type { Measure } from './measure';
import { atLeast, atMost, type Goal, type Score, Tally } from './score';

interface Group {
  readonly name: string;
  readonly holds: (mail: JudgedMail) => boolean;
  /** Percent of the mails with a suspicious link. */
  readonly suspicious: Goal;
}

function honestMails(file: string, groups: readonly Group[]): Measure {
  return {
    files: [file],
    async run(folder) {
      const tallies = groups.map(({ name, suspicious }) => ({
        suspicious: new Tally(`${name}: a suspicious link`, 'percent', suspicious),
        asked: new Tally(`${name}: asked about in heightened`, 'percent', atMost(4)),
      }));
      for await (const mail of judgeMails(folder, file)) {
        const { shown, found } = describe(mail);
        for (const [at, { holds }] of groups.entries()) {
          if (!holds(mail)) continue;
          tallies[at]?.suspicious.add(anyOf(mail, isSuspicious), shown, found);
          tallies[at]?.asked.add(anyOf(mail, isAskedWhenHeightened), shown, found);
        }
      }
      return tallies.flatMap(({ suspicious, asked }) => [suspicious.score(), asked.score()]);
    },
  };
}

const PHISHING = 'mail/mail_phish.jsonl';
const LISTED = 'phish_hosts.tsv';

async function phishingMails(folder: Folder): Promise<readonly Score[]> {
  const lists = overlayBlocklist(BUILTIN_LISTS, await readListed(folder), 'Measured');
  const alone = new Tally('phishing mails: any reason, without a list', 'percent', null);
  const any = new Tally('phishing mails: any reason or listed', 'percent', atLeast(48));
  const asked = new Tally('phishing mails: asked about in heightened', 'percent', atLeast(66));
  for await (const mail of judgeMails(folder, PHISHING)) alone.add(anyOf(mail, hasReason), '', '');
  for await (const mail of judgeMails(folder, PHISHING, lists)) {
    const { shown, found } = describe(mail);
    any.add(anyOf(mail, hasReason), shown, found);
    asked.add(anyOf(mail, isAskedWhenHeightened), shown, found);
  }
  return [alone.score(), any.score(), asked.score()];
}

/** Without the rows whose noise names a well-known, a public-sector or a free-hosting host: as a careful feed would be. */
async function readListed(folder: Folder): Promise<readonly string[]> {
  const hosts: string[] = [];
  for await (const { host = '', noise } of folder.table(LISTED)) if (noise === '') hosts.push(host);
  return hosts;
}

export const MAILS: readonly Measure[] = [
  honestMails('mail/mail_legit.jsonl', [
    { name: 'old honest mails', holds: () => true, suspicious: atMost(100 / 2000) },
  ]),
  honestMails('mail/mail_modern.jsonl', [
    { name: 'modern newsletters and notifications', holds: ({ kind }) => kind !== 'thread', suspicious: atMost(0) },
    { name: 'modern list threads', holds: ({ kind }) => kind === 'thread', suspicious: atMost(100 / 1500) },
  ]),
  { files: [PHISHING, LISTED], run: phishingMails },
];
