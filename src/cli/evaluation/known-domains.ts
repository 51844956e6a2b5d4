// Well-known domains, each asked about by its front page: what the names of honest sites set off.

import { foundIn, hasReasonButHidden, isSuspicious, judgeHost } from './judged';
import type { Measure } from './measure';
import { atMost, Tally } from './score';

export const KNOWN_DOMAINS: Measure = {
  files: ['legit_domains.tsv'],
  async run(folder) {
    const suspicious = new Tally('well-known domains: suspicious', 'per-100k', atMost(5));
    const any = new Tally('well-known domains: any reason but a hidden destination', 'per-100k', atMost(25));
    for await (const { domain = '' } of folder.table('legit_domains.tsv')) {
      const verdict = judgeHost(domain);
      suspicious.add(isSuspicious(verdict), domain, foundIn(verdict));
      any.add(hasReasonButHidden(verdict), domain, foundIn(verdict));
    }
    return [suspicious.score(), any.score()];
  },
};
