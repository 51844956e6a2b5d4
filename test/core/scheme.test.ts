import { describe, expect, it } from 'vitest';
import { readDestination } from '../../src/core/destination';
import { schemeReasons } from '../../src/core/scheme';

function strength(href: string): string | null | undefined {
  const read = readDestination(href);
  if (!read.ok) return read.error.code;
  return schemeReasons(read.value.scheme, read.value.url)[0]?.strength ?? null;
}

describe('how much a scheme worries', () => {
  it.each([
    'javascript:alert(1)',
    ' \u0001JaVa\nScript:alert(1)',
    'vbscript:x',
    'data:text/html,<p>',
    'data:,x',
    'data:image/svg+xml,<svg/>',
    'DATA:text/html;base64,PHA+',
    'blob:https://site.test/1',
    'filesystem:https://site.test/temporary/x',
    'view-source:https://site.test/',
    'jar:https://site.test/a.jar!/',
    'search-ms:query=x&crumb=location:\\\\files.lure.example\\s',
    'search:query=x',
    'ms-msdt:/id PCWDiagnostic',
    'ms-officecmd:{}',
    'ms-appinstaller:?source=https://lure.example/a.msix',
    'ms-settings:network',
    'ms-word:ofe|u|\\\\files.lure.example\\s\\a.docx',
    'ms-word:ofe|u|http://lure.example/a.docx',
    'ms-excel:nft',
    'intent://site.test/#Intent;scheme=https;end',
    'smb://files.lure.example/s',
    'ssh://lure.example',
    'ldap://lure.example/x',
    'file://files.lure.example/s/a.docx',
    'file:\\\\files.lure.example\\s',
    'file:////files.lure.example/s',
    'file://///files.lure.example@80/s',
    'file://203.0.113.5/s',
    'FILE://FILES.lure.example/s',
  ])('%s: strong', (href) => {
    expect(strength(href)).toBe('strong');
  });

  it.each([
    'file:///C:/Users/someone/a.docx',
    'file:///S:/shared/minutes.docx',
    'file://fileserver01/shared/minutes.docx',
    'file://///fileserver01/shared',
    'file://nas.local/shared',
    'file://10.1.2.3/shared',
    'ms-word:ofe|u|https://council.test/a.docx',
    'onenote:https://council.test/notebook/',
    'steam://run/1',
    'microsoft-edge:https://site.test/',
    'com.example.app://x',
    'hhttp://site.test/',
  ])('%s: weak', (href) => {
    expect(strength(href)).toBe('weak');
  });

  it.each([
    'https://site.test/',
    'ftp://site.test/',
    'mailto:someone@example.test',
    `mailto:${Array.from({ length: 80 }, (_, index) => `someone.else${index}@example.test`).join(',')}`,
    'TEL:02079460123',
    'sms:02079460123',
    'sip:someone@example.test',
    'cid:image001.png@01D',
    'webcal://site.test/a.ics',
    'msteams:/l/meetup-join/x',
    'zoommtg://zoom.us/join?confno=1',
    'slack://open',
    'data:image/png;base64,iVBORw0KGgo=',
    'data:image/gif,x',
    'about:blank',
  ])('%s: no reason', (href) => {
    expect(strength(href)).toBeNull();
  });

  it('names the scheme', () => {
    expect(schemeReasons('javascript')).toEqual([
      { code: 'unusual-scheme', strength: 'strong', evidence: { part: 'javascript' } },
    ]);
  });
});
