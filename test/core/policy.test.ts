import { describe, expect, it } from 'vitest';
import { joinPolicies, NO_POLICY, readPolicy } from '../../src/core/policy';
import { keyOf } from '../feed/publisher';

const KEY = keyOf('anna').public;
const FEED = { id: 'west', url: 'https://west.example/feed', role: 'own', keys: [KEY] };
const pathsOf = (given: unknown) => readPolicy(given).problems.map(({ path }) => path);

describe('policy', () => {
  it('is read, with a slash behind the folder and a threshold of one', () => {
    const { policy, problems } = readPolicy({ feeds: [FEED], allow: ['Partner.Example'], webmails: ['Mail.Example'] });
    expect(problems).toEqual([]);
    expect(policy).toEqual({
      organisation: { name: null, colour: null, logo: null, contacts: [] },
      language: null,
      locks: [],
      feeds: [{ ...FEED, url: 'https://west.example/feed/', threshold: 1 }],
      allow: ['partner.example'],
      webmails: ['mail.example'],
      reports: { email: null, endpoint: null, national: true },
      wayThrough: { blocked: null, suspicious: null, suspended: null, held: null },
      rememberOpened: true,
      group: null,
      incident: null,
      suspensions: [],
    });
  });

  it.each(['?', '#', '?#', '/?', '/#'])('has a folder whose address ends in a bare %s without it', (end) => {
    const { policy, problems } = readPolicy({ feeds: [{ ...FEED, url: `https://west.example/feed${end}` }] });
    expect([policy.feeds[0]?.url, problems]).toEqual(['https://west.example/feed/', []]);
  });

  it('bounds an address as it is kept, where it is longer than as it was written', () => {
    const written = `https://west.example/${'\u{e9}'.repeat(200)}`;
    const feeds = [{ ...FEED, url: written }];
    const { problems } = readPolicy({ feeds, reports: { endpoint: `${written}?sig=${'a'.repeat(500)}` } });
    expect(problems.map(({ path, sentence }) => [path, sentence])).toEqual([
      ['feeds.0.url', expect.stringContaining('longer than 500 characters as browsers write it')],
      ['reports.endpoint', expect.stringContaining('longer than 1000 characters as browsers write it')],
    ]);
    // With the slash that we add, a folder's address of exactly 500 is one too long.
    const exact = `https://west.example/${'a'.repeat(479)}`;
    expect(pathsOf({ feeds: [{ ...FEED, url: exact }] })).toEqual(['feeds.0.url']);
    expect(pathsOf({ feeds: [{ ...FEED, url: exact.slice(0, -1) }] })).toEqual([]);
  });

  it.each([undefined, null, {}])('that sets nothing is no problem: %j', (given) => {
    expect(readPolicy(given)).toEqual({ policy: NO_POLICY, problems: [] });
  });

  it('has each bad value told, and the rest in force', () => {
    const given = {
      feeds: [
        { ...FEED, url: 'http://west.example/', keys: ['short'] },
        { ...FEED, id: 'east' },
      ],
      allow: ['good.example', 'https://bad.example/', 7],
      webmails: ['*.bad.example', 'mail.example'],
      colour: 'red',
    };
    expect(pathsOf(given)).toEqual(['colour', 'feeds.0.url', 'feeds.0.keys.0', 'allow.1', 'allow.2', 'webmails.0']);
    const { feeds, allow, webmails } = readPolicy(given).policy;
    expect(feeds.map(({ id }) => id)).toEqual(['east']);
    expect(allow).toEqual(['good.example']);
    expect(webmails).toEqual(['mail.example']);
  });

  it('declares an incident and suspensions in the shape of a feed, and says where they have another', () => {
    const incident = {
      level: 'lockdown',
      startedAt: '2026-11-25T08:00:00Z',
      message: { en: 'Ring us.' },
      contacts: [{ kind: 'phone', label: { en: 'IT' }, value: '020 7946 0123' }],
    };
    const east = {
      organisation: 'east',
      name: { en: 'East' },
      hosts: ['east.example'],
      senders: [],
      since: '2026-11-25T08:00:00Z',
      until: '2026-11-28T08:00:00Z',
    };
    const { policy, problems } = readPolicy({ incident, suspensions: [east] });
    expect(problems).toEqual([]);
    expect(policy).toMatchObject({ incident, suspensions: [east] });
    expect(
      pathsOf({
        incident: { ...incident, level: 'panic' },
        suspensions: [east, { ...east, hosts: ['https://east.example/'] }, 7],
      }),
    ).toEqual(['incident.level', 'suspensions.1.hosts.0', 'suspensions.2']);
    const packed = readPolicy({ incident, suspensions: [east] }).policy;
    expect(joinPolicies(packed, NO_POLICY)).toMatchObject({ incident: null, suspensions: [] });
    expect(joinPolicies(NO_POLICY, packed)).toMatchObject({ incident, suspensions: [east] });
  });

  it('names whom to ring; contacts that are packed stand in the place of others', () => {
    const named = (value: string) =>
      readPolicy({ organisation: { contacts: [{ kind: 'phone', label: { en: 'IT' }, value }] } });
    expect(named('020 7946 0001').problems).toEqual([]);
    expect(named('ring us').problems.map(({ path }) => path)).toEqual(['organisation.contacts.0.value']);
    const [packed, managed] = [named('020 7946 0001').policy, named('020 7946 0002').policy];
    expect(joinPolicies(packed, managed).organisation).toEqual(packed.organisation);
    expect(joinPolicies(NO_POLICY, managed).organisation).toEqual(managed.organisation);
  });

  it('says whose staff these are, in a colour that can be read and a picture that is a PNG', () => {
    const logo = `data:image/png;base64,iVBORw0KGgo${'A'.repeat(100)}==`;
    const organisation = { name: ' West Council ', colour: '#00703C', logo };
    expect(readPolicy({ organisation })).toMatchObject({
      policy: { organisation: { ...organisation, name: 'West Council' } },
      problems: [],
    });
    // #767676 is the palest grey that is read against white.
    const colours = ['#767676', '#777777', '#ffdd00', 'red', '#00703c; --x: 1'];
    expect(colours.filter((colour) => pathsOf({ organisation: { colour } }).length === 0)).toEqual(['#767676']);
    const logos = ['https://west.example/logo.png', logo.replace('png', 'svg+xml'), `${logo}"`, logo.repeat(400), ''];
    for (const each of logos) expect(pathsOf({ organisation: { logo: each } })[0]).toBe('organisation.logo');
    for (const name of ['  ', 'x'.repeat(61), 7])
      expect(pathsOf({ organisation: { name } })).toEqual(['organisation.name']);
  });

  it('takes languages and locks that there are, and keeps those that are packed', () => {
    expect(pathsOf({ language: 'fr', locks: ['language', 'all'] })).toEqual(['language', 'locks.1']);
    const packed = readPolicy({
      organisation: { name: 'West' },
      language: 'cy',
      locks: ['sites'],
      reports: { national: false },
    }).policy;
    const managed = readPolicy({
      organisation: { name: 'Other', colour: '#00703c' },
      language: 'en',
      locks: ['sites', 'language'],
      reports: { national: true },
    }).policy;
    expect(joinPolicies(packed, managed)).toMatchObject({
      organisation: { name: 'West', colour: '#00703c' },
      language: 'cy',
      locks: ['sites', 'language'],
      reports: { national: false },
    });
  });

  it('takes nothing that an object merely inherits', () => {
    const given = Object.create({ group: 'pilot', reports: { email: 'it@west.example' } });
    expect(readPolicy(given)).toEqual({ policy: NO_POLICY, problems: [] });
  });

  it('opens and closes ways through, one by one; what is packed outranks', () => {
    const { policy, problems } = readPolicy({ wayThrough: { blocked: true, held: 'yes', always: true } });
    expect(problems.map(({ path }) => path)).toEqual(['wayThrough.always', 'wayThrough.held']);
    expect(policy.wayThrough).toEqual({ blocked: true, suspicious: null, suspended: null, held: null });
    const closed = readPolicy({ wayThrough: { blocked: false } }).policy;
    expect(joinPolicies(closed, policy).wayThrough.blocked).toBe(false);
    expect(joinPolicies(NO_POLICY, policy).wayThrough.blocked).toBe(true);
  });

  it('says whether opened links are remembered; one no is enough', () => {
    expect(readPolicy({ rememberOpened: false })).toMatchObject({ policy: { rememberOpened: false }, problems: [] });
    expect(readPolicy({ rememberOpened: 'no' }).policy.rememberOpened).toBe(true);
    expect(pathsOf({ rememberOpened: 'no' })).toEqual(['rememberOpened']);
    const { policy: off } = readPolicy({ rememberOpened: false });
    expect(joinPolicies(off, NO_POLICY).rememberOpened).toBe(false);
    expect(joinPolicies(NO_POLICY, off).rememberOpened).toBe(false);
    expect(joinPolicies(NO_POLICY, NO_POLICY).rememberOpened).toBe(true);
  });

  it('says where reports go, and leaves out what is no address', () => {
    expect(readPolicy({ reports: { email: 'it@west.example' } })).toMatchObject({
      policy: { reports: { email: 'it@west.example' } },
      problems: [],
    });
    expect(pathsOf({ reports: { email: 'it at west', phone: '1' } })).toEqual(['reports.phone', 'reports.email']);
    expect(pathsOf({ reports: ['it@west.example'] })).toEqual(['reports']);
    expect(readPolicy({ reports: { email: 'a@b.example?bcc=c@d.example' } }).policy.reports.email).toBeNull();
    expect(readPolicy({ reports: { endpoint: 'https://it.west.example/flow?sig=1' } }).policy.reports.endpoint).toBe(
      'https://it.west.example/flow?sig=1',
    );
    for (const endpoint of ['http://it.west.example/', 'https://a:b@it.west.example/', 'it.west.example', 7])
      expect(pathsOf({ reports: { endpoint } })).toEqual(['reports.endpoint']);
    const packed = readPolicy({ reports: { email: 'packed@west.example' } }).policy;
    const managed = readPolicy({ reports: { email: 'managed@west.example' } }).policy;
    expect(joinPolicies(packed, managed).reports.email).toBe('packed@west.example');
    expect(joinPolicies(NO_POLICY, managed).reports.email).toBe('managed@west.example');
  });

  it.each([
    ['a password', 'https://anna:secret@west.example/'],
    ['a query', 'https://west.example/?a=1'],
    ['another scheme', 'file:///feed/'],
  ])('takes no address with %s', (_what, url) => {
    expect(pathsOf({ feeds: [{ ...FEED, url }] })).toEqual(['feeds.0.url']);
  });

  it('takes the first of two feeds with one id, and one own feed', () => {
    const second = { ...FEED, role: 'partner', url: 'https://other.example/' };
    const given = { feeds: [FEED, second, { ...FEED, id: 'east' }] };
    expect(pathsOf(given)).toEqual(['feeds', 'feeds']);
    expect(readPolicy(given).policy.feeds.map(({ url }) => url)).toEqual(['https://west.example/feed/']);
  });

  it('takes no threshold above the keys, and no key twice', () => {
    expect(pathsOf({ feeds: [{ ...FEED, threshold: 2 }] })).toEqual(['feeds.0']);
    expect(pathsOf({ feeds: [{ ...FEED, keys: [KEY, KEY] }] })).toEqual(['feeds.0']);
  });

  it('that is packed outranks what the browser hands out', () => {
    const { policy: packed } = readPolicy({ feeds: [FEED] });
    const { policy: managed } = readPolicy({
      feeds: [
        { ...FEED, url: 'https://other.example/' },
        { ...FEED, id: 'east', role: 'partner' },
      ],
    });
    expect(joinPolicies(packed, managed).feeds.map(({ id, url }) => `${id} ${url}`)).toEqual([
      'west https://west.example/feed/',
      'east https://west.example/feed/',
    ]);
  });
});
