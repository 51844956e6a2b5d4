import { describe, expect, it } from 'vitest';
import { readText, told, toldOf } from './support';

describe('a list of domains', () => {
  it.each([
    ['lure.example', ['lure.example']],
    ['LURE.Example.', ['lure.example']],
    ['münchen.example', ['xn--mnchen-3ya.example']],
    ['*.lure.example', ['lure.example']],
    ['.lure.example', ['lure.example']],
    ['*://*.lure.example/*', ['lure.example']],
    ['https://lure.example/*', ['lure.example']],
    ['https://lure.example/', ['lure.example']],
    ['=lure.example', ['=lure.example']],
    ['lure.example/claim/*', ['lure.example/claim/*']],
    ['lure.example/page?id=7&*', ['lure.example/page?id=7&*']],
    ['https://lure.example/a*b?c=*', ['lure.example/a%2Ab?c=%2A']],
    ['lure.example campaign=refund expires=2027-01-01T00:00Z override', ['lure.example (refund)']],
    ['lure.example expires=2026-01-01T00:00Z', ['~ lure.example']],
    ['lure.example # said Jo', ['lure.example']],
    ['lure.example\t; said Jo', ['lure.example']],
    ['192.0.2.7', ['=192.0.2.7']],
    ['2001:db8::1', ['=[2001:db8::1]']],
    ['# lure.example', []],
    ['! lure.example', []],
    ['; lure.example', []],
    ['', []],
    ['lure.example other.example', ['- attribute']],
    ['lu*re.example', ['- wildcard']],
    ['*.lure.example/claim', ['- wildcard']],
    ['192.0.2.0/24', ['- range']],
    ['jo@lure.example', ['- mail-address']],
    ['1.5', ['- malformed']],
    ['lure', ['- malformed']],
    ['lure.example/\0\ud800', ['lure.example/%00%EF%BF%BD']],
  ])('%j gives %j', async (line, expected) => {
    expect(await toldOf(`${line}\r\n`, 'domains')).toEqual(expected);
  });

  it.each([
    [`${'a'.repeat(300)}.example`, ['- too-long']],
    [`https://lure.example/${'a'.repeat(9000)}`, ['- too-long']],
    [`lure.example${' '.repeat(2_000_000)}`, ['- too-long']],
  ])('gives nothing for a line that is too long', async (line, expected) => {
    const [one] = await readText(line, 'domains');
    expect(told(one ? [one] : [])).toEqual(expected);
    expect(one?.given.length).toBeLessThan(400);
  });

  it('never takes over that an entry overrides the gate, or whose it is', async () => {
    const [one] = await readText('lure.example source=other override', 'domains');
    expect(one).toMatchObject({ indicator: { isOverride: false, source: null, campaign: null } });
  });
});

describe('a hosts file', () => {
  it.each([
    ['0.0.0.0 lure.example', ['lure.example']],
    ['127.0.0.1\tlure.example www.lure.example # two', ['lure.example', 'www.lure.example']],
    [':: lure.example', ['lure.example']],
    ['0.0.0.0 lure.example#note', ['lure.example']],
    ['127.0.0.1 localhost', []],
    ['::1 ip6-localhost ip6-loopback', []],
    ['fe80::1%lo0 localhost', []],
    ['0.0.0.0 0.0.0.0', []],
    ['# 0.0.0.0 lure.example', []],
    ['lure.example', ['lure.example']],
    ['10.1.2.3 intranet.example', ['- assigned']],
    ['0.0.0.0', ['- malformed']],
    ['0.0.0.0 lure.example/x', ['- malformed']],
    ['0.0.0.0 *.lure.example', ['- malformed']],
  ])('%j gives %j', async (line, expected) => {
    expect(await toldOf(line, 'hosts')).toEqual(expected);
  });
});

describe('a filter list', () => {
  it.each([
    ['||lure.example^', ['lure.example']],
    ['||lure.example^$document', ['lure.example']],
    ['||lure.example^$doc,popup', ['lure.example']],
    ['||lure.example^$all', ['lure.example']],
    ['||lure.example', ['lure.example']],
    ['||*.lure.example^', ['lure.example']],
    ['||lure.example/claim^', ['lure.example/claim']],
    ['||lure.example/claim/*', ['lure.example/claim/*']],
    ['|https://lure.example/claim?id=1|', ['lure.example/claim?id=1']],
    ['||lure.example/a$b^$document', ['lure.example/a$b']],
    ['||192.0.2.7^$all', ['=192.0.2.7']],
    ['lure.example', ['lure.example']],
    ['! Title: lures', []],
    ['[Adblock Plus 2.0]', []],
    ['# comment', []],
    ['', []],
    ['@@||good.example^', ['- exception']],
    ['lure.example##.banner', ['- cosmetic']],
    ['##.banner', ['- cosmetic']],
    ['lure.example#@#.banner', ['- cosmetic']],
    ['/lure-[a-z]+/', ['- expression']],
    ['/lure-[a-z]+/$document', ['- expression']],
    ['||lure.example^$third-party', ['- condition']],
    ['||lure.example^$document,domain=other.example', ['- condition']],
    ['||lure.example^$badfilter', ['- condition']],
    ['||lure.*^', ['- wildcard']],
    ['||lure.example^claim', ['- expression']],
    ['/claim/refund.php', ['- condition']],
    ['||^', ['- malformed']],
  ])('%j gives %j', async (line, expected) => {
    expect(await toldOf(line, 'adblock')).toEqual(expected);
  });
});

describe('a response policy zone', () => {
  const HEAD =
    '$TTL 60\n@ IN SOA ns.rpz.example. root.rpz.example. (\n 1 ; serial\n 2 3 4 5 )\n  IN NS ns.rpz.example.\n';

  it.each([
    ['lure.example CNAME .', ['=lure.example']],
    ['*.lure.example CNAME .', ['lure.example']],
    ['lure.example CNAME .\n*.lure.example CNAME .', ['lure.example']],
    ['*.lure.example CNAME .\nlure.example CNAME .', ['lure.example']],
    ['lure.example 300 IN CNAME rpz-drop. ; why', ['=lure.example']],
    ['lure.example IN 5m CNAME walled.example.', ['=lure.example']],
    ['lure.example A 192.0.2.1\n  AAAA 2001:db8::1', ['=lure.example']],
    ['lure.example TXT "a ; b ( c"\nother.example CNAME .', ['=other.example']],
    ['lure.example CNAME rpz-passthru.', ['- exception']],
    ['lure.example CNAME lure.example.', ['- exception']],
    ['32.7.2.0.192.rpz-ip CNAME .', ['- trigger']],
    ['ns.lure.example.rpz-nsdname CNAME .', ['- trigger']],
    ['lure.example CNAME', ['- malformed']],
    ['lure.example', ['- malformed']],
    ['$INCLUDE other.zone', ['- directive']],
    ['$ORIGIN deep.example.\nlure CNAME .', ['=lure.deep.example']],
  ])('%j gives %j', async (lines, expected) => {
    expect(await toldOf(HEAD + lines, 'rpz')).toEqual(expected);
  });

  it.each([
    ['$ORIGIN rpz.example.\n', 'lure.test', 'lure.test'],
    ['$ORIGIN rpz.example.\n', 'lure.test.rpz.example.', 'lure.test'],
    ['$ORIGIN rpz.example.\n@ SOA a. b. 1 2 3 4 5\n$ORIGIN test.rpz.example.\n', 'lure', 'lure.test'],
    ['rpz.example. 60 IN SOA a. b. 1 2 3 4 5\n', 'lure.test', 'lure.test'],
    ['rpz.example. 60 IN SOA a. b. 1 2 3 4 5\n', 'LURE.test.rpz.EXAMPLE.', 'lure.test'],
    ['@ SOA a. b. 1 2 3 4 5\n', 'lure.test.', 'lure.test'],
  ])('%j takes %j as %j', async (head, owner, host) => {
    expect(await toldOf(`${head}${owner} CNAME .`, 'rpz')).toEqual([`=${host}`]);
  });

  it('refuses names that are not of the zone', async () => {
    expect(await toldOf('$ORIGIN rpz.example.\nlure.test. CNAME .', 'rpz')).toEqual(['- malformed']);
  });
});
