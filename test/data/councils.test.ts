import { describe, expect, it } from 'vitest';
import { COUNCIL_AREAS } from '../../src/data/council-areas';
import { COUNCILS } from '../../src/data/councils';
import { OFFICIAL_ZONES } from '../../src/data/official-domains';
import type { Nation } from '../../src/data/organisation';
import { isHostname, isPublicSuffix, isWithin, repeated } from './registrable';

/** Domains that stand under two councils: joint sites and shared staff, or a county's that two councils took over. */
const JOINT: Readonly<Record<string, readonly string[]>> = {
  'adur-worthing.gov.uk': ['adur', 'worthing'],
  'baberghmidsuffolk.gov.uk': ['babergh', 'mid-suffolk'],
  'bromsgroveandredditch.gov.uk': ['bromsgrove', 'redditch'],
  'cumbria.gov.uk': ['cumberland', 'westmorland-and-furness'],
  'lewes-eastbourne.gov.uk': ['eastbourne', 'lewes'],
  'northamptonshire.gov.uk': ['north-northamptonshire', 'west-northamptonshire'],
  'richmondandwandsworth.gov.uk': ['richmond-upon-thames', 'wandsworth'],
  'southandvale.gov.uk': ['south-oxfordshire', 'vale-of-white-horse'],
  'southnorfolkandbroadland.gov.uk': ['broadland', 'south-norfolk'],
  'swdevon.gov.uk': ['south-hams', 'west-devon'],
};

/** The only council domains outside the zones that admit public bodies alone: anyone could buy a name beside them. */
const OUTSIDE_ZONES = ['derrystrabane.com', 'fermanaghomagh.com', 'midulstercouncil.org', 'newrymournedown.org'];

const GSS: Readonly<Record<Nation, RegExp>> = {
  England: /^E(06|07|08|09|10)0000\d\d$|^E07000[12]\d\d$/,
  Scotland: /^S120000\d\d$/,
  Wales: /^W060000\d\d$/,
  'Northern Ireland': /^N090000\d\d$/,
};

const COUNTS: Readonly<Record<Nation, number>> = { England: 317, Scotland: 32, Wales: 22, 'Northern Ireland': 11 };

/** Counts of England by kind, April 2023 to the reorganisation of April 2027. */
const ENGLISH_KINDS = {
  County: 21,
  'Unitary authority': 63,
  'Metropolitan district': 36,
  'Non-metropolitan district': 164,
  'London borough': 32,
  'City corporation': 1,
};

const byId = new Map(COUNCILS.map((council) => [council.id, council]));

describe('councils', () => {
  it.each(Object.entries(COUNTS))('has every council of %s', (nation, count) => {
    expect(COUNCIL_AREAS.filter((area) => area.nation === nation)).toHaveLength(count);
  });

  it.each(Object.entries(ENGLISH_KINDS))('has every English %s', (kind, count) => {
    expect(COUNCIL_AREAS.filter((area) => area.nation === 'England' && area.kind === kind)).toHaveLength(count);
  });

  it.each(['id', 'name'] as const)('gives no %s to two councils', (field) => {
    expect(repeated(COUNCILS.map((council) => council[field]))).toEqual([]);
  });

  it('has an area for each, in the same order, and no GSS code twice', () => {
    expect(COUNCIL_AREAS.map(({ id }) => id)).toEqual(COUNCILS.map(({ id }) => id));
    expect(repeated(COUNCIL_AREAS.map(({ gss }) => gss))).toEqual([]);
  });

  it('has ids in kebab-case', () => {
    expect(COUNCILS.filter(({ id }) => !/^[a-z]+(-[a-z]+)*$/.test(id))).toEqual([]);
  });

  it('has GSS codes of the right nation', () => {
    expect(COUNCIL_AREAS.filter(({ gss, nation }) => !GSS[nation].test(gss))).toEqual([]);
  });

  it('has no GSS code that was replaced', () => {
    const replaced = [
      'E08000016',
      'E08000019',
      'E10000023',
      'E10000027',
      'S12000015',
      'S12000024',
      'S12000044',
      'S12000046',
    ];
    expect(COUNCIL_AREAS.filter(({ gss }) => replaced.includes(gss))).toEqual([]);
  });

  it('is sorted by nation and id', () => {
    const keys = COUNCIL_AREAS.map(({ nation, id }) => `${Object.keys(COUNTS).indexOf(nation)} ${id}`);
    expect(keys).toEqual([...keys].sort());
  });

  it('names the Welsh councils, and only them, in Welsh', () => {
    const welsh = COUNCIL_AREAS.filter(({ nation }) => nation === 'Wales').map(({ id }) => id);
    expect(COUNCILS.filter(({ nameCy }) => nameCy !== undefined).map(({ id }) => id)).toEqual(welsh);
    expect(COUNCILS.filter(({ nameCy }) => nameCy !== undefined && !nameCy.startsWith('Cyngor '))).toEqual([]);
    expect(repeated(COUNCILS.flatMap(({ nameCy }) => nameCy ?? []))).toEqual([]);
  });

  it.each([
    ['kensington-and-chelsea', 'Royal Borough of Kensington and Chelsea', 'rbkc.gov.uk'],
    ['westminster', 'Westminster City Council', 'westminster.gov.uk'],
    ['hammersmith-and-fulham', 'London Borough of Hammersmith & Fulham', 'lbhf.gov.uk'],
    ['hackney', 'London Borough of Hackney', 'hackney.gov.uk'],
    ['city-of-london', 'City of London Corporation', 'cityoflondon.gov.uk'],
    ['isles-of-scilly', 'Council of the Isles of Scilly', 'scilly.gov.uk'],
    ['gwynedd', 'Gwynedd Council', 'gwynedd.llyw.cymru'],
  ])('has %s', (id, name, domain) => {
    expect(byId.get(id)?.name).toBe(name);
    expect(byId.get(id)?.domains[0]).toBe(domain);
  });
});

describe('domains of councils', () => {
  const domains = COUNCILS.flatMap((council) => council.domains);

  it('gives every council at least one, none twice', () => {
    expect(COUNCILS.filter((council) => council.domains.length === 0)).toEqual([]);
    expect(COUNCILS.filter((council) => repeated(council.domains).length > 0)).toEqual([]);
  });

  it('are lower-case A-labels', () => {
    expect(domains.filter((domain) => !isHostname(domain))).toEqual([]);
  });

  it('are registrable domains or below one, never public suffixes', () => {
    expect(domains.filter(isPublicSuffix)).toEqual([]);
  });

  it('stand under one council, but for the joint ones', () => {
    const shared = repeated(domains).map((domain) => [
      domain,
      COUNCILS.filter((council) => council.domains.includes(domain)).map(({ id }) => id),
    ]);
    expect(Object.fromEntries(shared)).toEqual(JOINT);
  });

  it('stand in an official zone, but for four councils of Northern Ireland', () => {
    const outside = domains.filter((domain) => !OFFICIAL_ZONES.some((zone) => isWithin(domain, zone)));
    expect([...outside].sort()).toEqual(OUTSIDE_ZONES);
  });

  it('hold none below another council', () => {
    const nested = domains.filter((domain) => domains.some((other) => other !== domain && isWithin(domain, other)));
    expect(nested).toEqual([]);
  });
});

describe('places', () => {
  it('are given for every council', () => {
    expect(COUNCILS.filter(({ places }) => places.length === 0)).toEqual([]);
  });

  it('are lower-case words with single spaces, without punctuation or accents', () => {
    const places = COUNCILS.flatMap((council) => council.places);
    expect(places.filter((place) => !/^[a-z]+( [a-z]+)*$/.test(place))).toEqual([]);
  });

  it('are at least three letters long', () => {
    expect(COUNCILS.flatMap(({ places }) => places).filter((place) => place.length < 3)).toEqual([]);
  });

  it('mean one council each, also when run together', () => {
    expect(repeated(COUNCILS.flatMap(({ places }) => places.map((place) => place.replaceAll(' ', ''))))).toEqual([]);
  });

  it.each([
    ['kensington-and-chelsea', 'rbkc'],
    ['hammersmith-and-fulham', 'lbhf'],
    ['kings-lynn-and-west-norfolk', 'kings lynn and west norfolk'],
    ['cardiff', 'caerdydd'],
    ['isle-of-anglesey', 'ynys mon'],
    ['eilean-siar', 'western isles'],
  ])('of %s include "%s"', (id, place) => {
    expect(byId.get(id)?.places).toContain(place);
  });
});
