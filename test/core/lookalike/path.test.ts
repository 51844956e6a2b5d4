import { describe, expect, it } from 'vitest';
import { evidenceOf, strengthOf } from './lookalikes';

const strength = (address: string) => strengthOf(address, 'brand-in-path');

describe('a body’s name as a step of somebody else’s path', () => {
  it.each([
    ['blog.example/hmrc', 'weak', 'the last step'],
    ['blog.example/dvla', 'weak', 'the last step'],
    ['blog.example/HMRC/', 'weak', 'in capitals'],
    ['blog.example/royal-mail', 'weak', 'written with a hyphen'],
    ['blog.example/royalmail.html', 'weak', 'as a file'],
    ['blog.example/hmrcuk', 'weak', 'with its country'],
    ['blog.example/hmrc2', 'weak', 'numbered'],
    ['blog.example/hmrcuk22', 'weak', 'with both'],
    ['blog.example/hmrc/strike', 'none', 'before a page about it'],
    ['blog.example/hmrc/x/strike', 'none', 'before a page about it'],
    ['blog.example/hmrc/x/log.php', 'weak', 'before a script'],
    ['blog.example/hmrc/log.php/x', 'weak', 'before a script that goes on'],
    ['blog.example/login/hmrc/x', 'none', 'behind what reads like a script'],
    ['blog.example/hmrcish', 'none', 'part of a word'],
    ['blog.example/ukhmrc', 'none', 'behind the country'],
    ['blog.example/hmrc-2024-news', 'none', 'in a title'],
    ['blog.example/tax-refund', 'none', 'a name that means other things'],
    ['blog.example/universal-credit', 'none', 'of words that anybody may write'],
    ['203.0.113.5/hmrc/login.php', 'none', 'on a host without a domain'],
  ])('%s: %s (%s)', (address, expected) => {
    expect(strength(address)).toBe(expected);
  });

  it('is looked for in twelve steps of eighty characters', () => {
    const path = (before: number) => `blog.example/${'a/'.repeat(before)}hmrc`;
    expect(strength(path(11))).toBe('weak');
    expect(strength(path(12))).toBe('none');
    expect(strength(`blog.example/hmrc${'7'.repeat(76)}`)).toBe('weak');
    expect(strength(`blog.example/hmrc${'7'.repeat(77)}`)).toBe('none');
  });
});

describe('the name of a bank or of a brand of the whole world', () => {
  it.each([
    ['blog.example/natwest', 'weak', 'a bank'],
    ['blog.example/natwest/strike', 'none', 'a bank, in a page about it'],
    ['blog.example/microsoft', 'none', 'a brand'],
    ['blog.example/microsoft/login.php', 'weak', 'a brand before a script'],
    ['verify-files.example/microsoft', 'none', 'a brand on a host that asks'],
    ['blog.example/halifax', 'none', 'a bank’s name that means other things'],
    ['verify.example/halifax', 'weak', 'the same on a host that asks'],
    ['parcel.example/halifax', 'weak', 'the same on a host that speaks of the trade'],
    ['blog.example/halifax/login.php', 'weak', 'the same before a script'],
    ['blog.example/hermes/login.php', 'none', 'a carrier’s name that means other things'],
  ])('%s: %s (%s)', (address, expected) => {
    expect(strength(address)).toBe(expected);
  });
});

describe('gov.uk in somebody else’s path', () => {
  it.each([
    ...['/gov.uk', '/gov-uk', '/govuk', '/govuk7', '/govuk77', '/gov.uk.php', '/govuk.html', '/hackney.gov.uk'],
    ...['/www.hackney.gov.uk', '/.gov.uk', '/a-b.gov.uk', '/gov.uk-form', '/hackney-gov', '/gov.uk_x'],
  ])('blog.example%s', (path) => {
    expect(strength(`blog.example${path}`)).toBe('weak');
  });

  it.each([
    ...['/e-gov', '/ab-gov', '/departments-of-gov', '/mygovuk', '/govuks', '/gov_uk', '/govxuk', '/gov.uksomething'],
    ...['/about%20gov.uk', '/x1.gov.uk', '/hackney-government', '/9abc-gov', '/gov', '/abcdefghijklm-gov'],
  ])('not blog.example%s', (path) => {
    expect(strength(`blog.example${path}`)).toBe('none');
  });

  it('is shown as GOV.UK’s', () => {
    expect(evidenceOf('www.blog.example/govuk', 'brand-in-path')).toEqual({
      domain: 'blog.example',
      organisation: 'GOV.UK',
      part: 'gov.uk',
      real: 'www.gov.uk',
    });
  });
});

describe('a page that takes what is typed into it, as kits for lures have', () => {
  it.each([
    ...['x.php', 'x.php5', 'x.asp', 'x.aspx', 'x.cgi', 'x.jsp', 'x.htm', 'x.html', 'x.zip', 'login', 'log-in', 'logon'],
    ...['signin', 'sign-in', 'signon', 'verify', 'secure', 'auth', 'update', 'confirm', 'loading', 'select', 'user'],
    ...['login2', 'verify-card'],
  ])('fee.example/hmrc/%s is strong', (page) => {
    expect(strength(`fee.example/hmrc/${page}`)).toBe('strong');
  });

  it.each([
    ...['x.phpx', 'x.php55', 'x.py', 'x.htmlx', 'blogin', 'xlog-on', 'loggin', 'verifying', 'userguide', 'reverify'],
    ...['x.zip.txt', 'authors'],
  ])('fee.example/hmrc/%s is nothing', (page) => {
    expect(strength(`fee.example/hmrc/${page}`)).toBe('none');
  });

  it.each([
    ['confirm.example/hmrc/x.php', 'strong', 'on a host that asks'],
    ['parcel.example/hmrc/x.php', 'strong', 'on a host that speaks of the trade'],
    ['zebra-uk.example/hmrc/x.php', 'strong', 'on a host that says uk'],
    ['zebra.example/hmrc/x.php', 'weak', 'on another host'],
    ['fee.example/hmrc', 'weak', 'none, on a host that speaks of the trade'],
    ['fee.example/x.php/hmrc', 'weak', 'before the name'],
    ['fee.example/gov.uk/x.php', 'strong', 'behind gov.uk'],
  ])('%s: %s (%s)', (address, expected) => {
    expect(strength(address)).toBe(expected);
  });
});

it('shows whose name it is and the step as it stands', () => {
  expect(evidenceOf('www.blog.example/cs/Royal-Mail.php', 'brand-in-path')).toEqual({
    domain: 'blog.example',
    organisation: 'Royal Mail',
    organisationCy: 'Y Post Brenhinol',
    part: 'royal-mail.php',
    real: 'royalmail.com',
  });
});
