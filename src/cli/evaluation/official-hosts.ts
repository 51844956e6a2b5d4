// Councils' and public bodies' own addresses: none may ever be suspect, not even weakly.

import type { Folder } from './folder';
import { foundIn, hasReason, isSuspicious, judgeUrl } from './judged';
import type { Measure } from './measure';
import { atMost, type Score, Tally } from './score';

const isPublicSource = (source: string) => /^(council_home|council_lgsl|gov_uk_)/.test(source);

export const OFFICIAL_HOSTS: readonly Measure[] = [
  {
    files: ['legit_urls.tsv'],
    run: (folder) => score('council and public body pages', pages(folder)),
  },
  {
    files: ['ref/councils.csv'],
    run: (folder) => score('hosts of councils.csv', councils(folder)),
  },
  {
    files: ['ref/ukps_domains.csv'],
    run: (folder) => score('hosts of ukps_domains.csv', publicDomains(folder)),
  },
];

async function* pages(folder: Folder): AsyncGenerator<string> {
  for await (const { url = '', source = '' } of folder.table('legit_urls.tsv')) if (isPublicSource(source)) yield url;
}

async function* councils(folder: Folder): AsyncGenerator<string> {
  for await (const { domain, host, homepage } of folder.csv('ref/councils.csv')) {
    if (domain) yield `https://${domain}/`;
    if (host) yield `https://${host}/`;
    if (homepage) yield homepage;
  }
}

/** A pattern's `*` stands for any body below the zone: the zone's own site is asked about in its place. */
async function* publicDomains(folder: Folder): AsyncGenerator<string> {
  for await (const { domain_pattern: pattern = '' } of folder.csv('ref/ukps_domains.csv')) {
    yield `https://${pattern.replace('*', 'www')}/`;
  }
}

async function score(what: string, urls: AsyncIterable<string>): Promise<readonly Score[]> {
  const suspicious = new Tally(`${what}: suspicious`, 'count', atMost(0));
  const weak = new Tally(`${what}: any reason`, 'count', atMost(0));
  for await (const url of urls) {
    const verdict = judgeUrl(url);
    suspicious.add(isSuspicious(verdict), url, foundIn(verdict));
    weak.add(hasReason(verdict), url, foundIn(verdict));
  }
  return [suspicious.score(), weak.score()];
}
