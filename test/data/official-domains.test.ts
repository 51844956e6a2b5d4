import { describe, expect, it } from 'vitest';
import { COUNCILS } from '../../src/data/councils';
import { OFFICIAL_DOMAINS, OFFICIAL_ZONES } from '../../src/data/official-domains';
import { PUBLIC_BODIES } from '../../src/data/public-bodies';
import { SHARED_HOSTS } from '../../src/data/shared-hosts';
import { isHostname, isPublicSuffix, isWithin, repeated } from './registrable';

const domains = OFFICIAL_DOMAINS.map(({ domain }) => domain);

describe('official zones', () => {
  it.each([
    'gov.uk',
    'nhs.uk',
    'police.uk',
    'mod.uk',
    'parliament.uk',
    'gov.scot',
    'nhs.scot',
    'gov.wales',
    'llyw.cymru',
  ])('include %s', (zone) => {
    expect(OFFICIAL_ZONES).toContain(zone);
  });

  it.each(['ac.uk', 'sch.uk', 'org.uk', 'co.uk', 'uk', 'wales', 'cymru', 'scot'])('do not hold %s', (suffix) => {
    expect(OFFICIAL_ZONES.filter((zone) => isWithin(suffix, zone))).toEqual([]);
  });

  it('are lower-case A-labels, none twice, none below another', () => {
    expect(OFFICIAL_ZONES.filter((zone) => !isHostname(zone))).toEqual([]);
    expect(repeated(OFFICIAL_ZONES)).toEqual([]);
    const nested = OFFICIAL_ZONES.filter((zone) =>
      OFFICIAL_ZONES.some((other) => other !== zone && isWithin(zone, other)),
    );
    expect(nested).toEqual([]);
  });
});

describe('official domains', () => {
  it('are lower-case A-labels, sorted, none twice, each with its owner', () => {
    expect(domains.filter((domain) => !isHostname(domain))).toEqual([]);
    expect(repeated(domains)).toEqual([]);
    expect(domains).toEqual([...domains].sort());
    expect(OFFICIAL_DOMAINS.filter(({ owner }) => owner === '')).toEqual([]);
  });

  it('are no public suffixes', () => {
    expect(domains.filter(isPublicSuffix)).toEqual([]);
  });

  it('say nothing that a zone, a council or a public body says already', () => {
    const others = [
      ...OFFICIAL_ZONES,
      ...[...COUNCILS, ...PUBLIC_BODIES].flatMap((organisation) => organisation.domains),
    ];
    expect(domains.filter((domain) => others.some((other) => isWithin(domain, other)))).toEqual([]);
  });
});

describe('what is trusted', () => {
  it('holds no host that anyone can put a page on', () => {
    const trusted = [...OFFICIAL_ZONES, ...domains, ...COUNCILS.flatMap((council) => council.domains)];
    expect(
      SHARED_HOSTS.filter(({ host }) => trusted.some((domain) => isWithin(host, domain) || isWithin(domain, host))),
    ).toEqual([]);
  });
});
