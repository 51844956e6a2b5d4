import { describe, expect, it } from 'vitest';
import { complaintOf, readBytes, readText, told, toldOf } from './support';

describe('a table', () => {
  it.each([
    ['url\nhttps://lure.example/claim\n', ['lure.example/claim']],
    ['Domain;Campaign\nlure.example;Refund  wave\n', ['lure.example (Refund wave)']],
    ['when\thost_name\tThreat\n1\tlure.example\trefund\n', ['lure.example (refund)']],
    ['sep=;\r\nwhen;URL\r\n1;"https://lure.example/a;b"\r\n', ['lure.example/a;b']],
    ['Url,UrlDomain\n,lure.example\nhttps://lure.example/x,lure.example\n', ['lure.example', 'lure.example/x']],
    ['Seen,Phishing URL\n1,hxxps://lure[.]example/x\n', ['lure.example/x']],
    ['url,note\n"https://lure.example/a""b","two\nlines"\nhttps://b.example/x,\n', ['lure.example/a"b', 'b.example/x']],
    ['url\n\n  \nlure.example\n', ['lure.example']],
    ['url,n\nlure.example\nb.example,1,2,3\n', ['lure.example', 'b.example']],
    [
      '# made today, by us\n# id,dateadded,url,threat\n"1","2026-11-25","http://lure.example/x","kit"\n',
      ['lure.example/x (kit)'],
    ],
    ['# by us, link: none\n#\n# when,url\n\n1,https://lure.example/x\n', ['lure.example/x']],
    ['"seen, at",url\n1,https://lure.example/x\n', ['lure.example/x']],
    ['domain\n*.lure.example\n192.0.2.7\nnot a host\n', ['lure.example', '=192.0.2.7', '- malformed']],
    [
      'type,ioc_value,ioc_type\nx,aa11,sha256_hash\nx,a@b.example,email-src\nx,a.example,domain\n',
      ['- kind', '- mail-address', 'a.example'],
    ],
    [
      'url,expires\na.example,2027-01-01\nb.example,2026-01-01T00:00:00.0000000Z\nc.example,never\nd.example,01/02/2027\n',
      ['a.example', '~ b.example', 'c.example', '- expiry'],
    ],
    [
      'id,URLs\n1,"https://a.example/x; hxxps://b[.]example/y"\n2,"a.example, and b"\n',
      ['a.example/x', 'b.example/y', '- malformed'],
    ],
    [
      'uuid,category,type,value,to_ids\nx,Network activity,domain,a.example,1\nx,Network activity,domain,b.example,0\n',
      ['a.example', '- not-for-detection'],
    ],
    [
      'pattern,kind,host,campaign,source,expires,override\ns.example/view/x/*,prefix,s.example,tax,,,\nb.example,host,b.example,,east,2027-01-01T00:00Z,override\n',
      ['s.example/view/x/* (tax)', '=b.example'],
    ],
  ])('%j gives %j', async (text, expected) => {
    expect(await toldOf(text, 'csv')).toEqual(expected);
  });

  it('is what Defender exports of its custom indicators', async () => {
    const text = [
      'IndicatorType,IndicatorValue,ExpirationTime,Action,Severity,Title,Description',
      'DomainName,lure.example,2026-12-24T09:00:30.0000000Z,Block,High,Refund wave,"a, b"',
      'Url,https://lure.example/claim,,BlockAndRemediate,High,Refund wave,',
      'FileSha256,0123abcd,,Block,High,,',
      'CertificateThumbprint,0123abcd,,Block,High,,',
      'DomainName,good.example,,Allowed,Informational,,',
    ].join('\r\n');
    const found = await readText(`\ufeff${text}`, undefined, 'export.csv');
    expect(told(found)).toEqual([
      ...['lure.example (Refund wave)', 'lure.example/claim (Refund wave)', '- kind', '- kind', '- allowed'],
    ]);
    expect(found[0]).toMatchObject({ place: 'row 2', indicator: { expiresAtMs: Date.parse('2026-12-24T09:01Z') } });
  });

  it('is what a hunt in Defender exports', async () => {
    const text =
      'Timestamp,Url,ActionType,NetworkMessageId,UrlDomain\n2026-11-25,https://lure.example/x,ClickAllowed,1-2-3,lure.example\n';
    expect(await toldOf(text, undefined, 'clicks.csv')).toEqual(['lure.example/x']);
  });

  it.each(['utf-16le', 'utf-16be'])('may be in %s, as spreadsheets write it', async (encoding) => {
    const bytes = Buffer.from('\ufeffurl\tnote\nhttps://lure.example/x\tâ\n', 'utf16le');
    expect(told(await readBytes(encoding === 'utf-16be' ? bytes.swap16() : bytes, undefined, 'a.csv'))).toEqual([
      'lure.example/x',
    ]);
  });

  it.each([
    ['who,when\nJo,today\n', /no column .* who, when/],
    ['', /no column .* empty/],
    ['url\n"https://lure.example/x\nand so on\n', /from row 2 on: a quotation mark/],
  ])('%j is complained of', async (text, sentence) => {
    expect(await complaintOf(readText(text, 'csv'))).toMatch(sentence);
  });

  it('gives what stands before the fault', async () => {
    const found: string[] = [];
    const { readImport } = await import('../../../src/cli/import/read-import');
    const complaint = await complaintOf(
      (async () => {
        const source = (async function* () {
          yield Buffer.from('url\na.example\n"b.example\n');
        })();
        for await (const one of readImport(source, { name: 'a.csv', nowMs: 0 })) found.push(one.given);
      })(),
    );
    expect(found).toEqual(['a.example']);
    expect(complaint).toContain('row 3');
  });
});
