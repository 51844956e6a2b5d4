import { describe, expect, it } from 'vitest';
import { COUNCILS } from '../../src/data/councils';
import { PUBLIC_BODIES } from '../../src/data/public-bodies';
import { SHARED_HOSTS } from '../../src/data/shared-hosts';
import { isHostname, isPublicSuffix, isWithin, repeated } from './registrable';

const TRUSTED_SECTORS = ['government', 'health', 'police', 'local'];

const names = PUBLIC_BODIES.flatMap((body) => [...body.names, ...(body.genericNames ?? [])]);
const domains = PUBLIC_BODIES.flatMap((body) => body.domains);

describe('public bodies and brands', () => {
  it('have ids in kebab-case that no other organisation has', () => {
    const ids = [...PUBLIC_BODIES, ...COUNCILS].map(({ id }) => id);
    expect(repeated(ids)).toEqual([]);
    expect(PUBLIC_BODIES.filter(({ id }) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))).toEqual([]);
  });

  it('have names of their own', () => {
    expect(repeated([...PUBLIC_BODIES, ...COUNCILS].map(({ name }) => name))).toEqual([]);
  });

  it('have names to look for in lower-case words with single spaces', () => {
    expect(names.filter((name) => !/^[a-z0-9]+( [a-z0-9]+)*$/.test(name))).toEqual([]);
  });

  it('are meant by one name each, also when run together', () => {
    expect(repeated(names.map((name) => name.replaceAll(' ', '')))).toEqual([]);
  });

  it('keep words of common use among the generic names', () => {
    const common = [
      'outlook',
      'amazon',
      'post office',
      'halifax',
      'nationwide',
      'apple',
      'hermes',
      'ee',
      'o2',
      'three',
      'bt',
      'sky',
    ];
    const generic = PUBLIC_BODIES.flatMap((body) => body.genericNames ?? []);
    expect(common.filter((name) => !generic.includes(name))).toEqual([]);
  });

  it.each([
    'gov uk',
    'hmrc',
    'government gateway',
    'dvla',
    'dvsa',
    'dwp',
    'universal credit',
    'winter fuel',
    'ukvi',
    'nhs',
    'companies house',
    'energy support',
    'tv licensing',
    'student finance',
    'royal mail',
    'parcelforce',
    'dpd',
    'evri',
    'yodel',
    'dhl',
    'fedex',
    'inpost',
    'microsoft',
    'office 365',
    'onedrive',
    'sharepoint',
    'hsbc',
    'barclays',
    'natwest',
    'santander',
    'monzo',
    'paypal',
    'vodafone',
    'virgin media',
    'british gas',
    'ofgem',
    'ringgo',
    'pay by phone',
    'justpark',
    'ulez',
    'dart charge',
    'docusign',
    'netflix',
    'icloud',
  ])('protect "%s"', (name) => {
    const called = ({ names, genericNames = [] }: (typeof PUBLIC_BODIES)[number]) =>
      [...names, ...genericNames].includes(name);
    expect(PUBLIC_BODIES.filter(called)).toHaveLength(1);
  });
});

describe('domains of public bodies and brands', () => {
  it('are given for each, none twice anywhere', () => {
    expect(PUBLIC_BODIES.filter((body) => body.domains.length === 0)).toEqual([]);
    expect(repeated(domains)).toEqual([]);
  });

  it('are lower-case A-labels', () => {
    expect(domains.filter((domain) => !isHostname(domain))).toEqual([]);
  });

  it('are registrable domains or below one, never public suffixes', () => {
    expect(domains.filter(isPublicSuffix)).toEqual([]);
  });

  it("are no council's", () => {
    const ofCouncils = COUNCILS.flatMap((council) => council.domains);
    expect(
      domains.filter((domain) => ofCouncils.some((other) => isWithin(domain, other) || isWithin(other, domain))),
    ).toEqual([]);
  });

  it('are no shared hosts where the body is trusted', () => {
    const trusted = PUBLIC_BODIES.filter(({ sector }) => TRUSTED_SECTORS.includes(sector)).flatMap(
      (body) => body.domains,
    );
    const shared = trusted.filter((domain) =>
      SHARED_HOSTS.some(({ host }) => isWithin(domain, host) || isWithin(host, domain)),
    );
    expect(shared).toEqual([]);
  });

  it.each(['x.blob.core.windows.net', 'x.web.core.windows.net', 'x.uksouth.cloudapp.azure.com', 'x.s3.amazonaws.com'])(
    "do not claim a stranger's site %s",
    (host) => {
      expect(domains.filter((domain) => isWithin(host, domain))).toEqual([]);
    },
  );

  it('cover the hosts that Microsoft signs people in on', () => {
    const microsoft = PUBLIC_BODIES.find(({ id }) => id === 'microsoft');
    const hosts = [
      'login.microsoftonline.com',
      'login.live.com',
      'outlook.office.com',
      'outlook.office365.com',
      'outlook.cloud.microsoft',
      'm365.cloud.microsoft',
      'login.windows.net',
      'westmarsh.sharepoint.com',
      'www.office.com',
    ];
    expect(hosts.filter((host) => !microsoft?.domains.some((domain) => isWithin(host, domain)))).toEqual([]);
    expect(microsoft?.domains.length).toBeGreaterThanOrEqual(45);
  });
});
