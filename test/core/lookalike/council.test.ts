import { describe, expect, it } from 'vitest';
import { evidenceOf, strengthOf } from './lookalikes';

const strength = (address: string) => strengthOf(address, 'council-lookalike');

describe('a place beside a word that makes it a council', () => {
  it.each([
    ['hackney-council.example', 'strong', 'before it'],
    ['council-hackney.example', 'strong', 'behind it'],
    ['council.hackney.example', 'strong', 'in another label'],
    ['hackney7council.example', 'strong', 'with a digit between'],
    ['hackney-77-council.example', 'strong', 'with a number between'],
    ['hackney-zq77x-council.example', 'none', 'with a code between'],
    ['hackney-my-council.example', 'none', 'with a word between'],
    ['zqxwv-hackney-council.example', 'strong', 'a long place, with more in the name'],
    ['zqxwv-barnet-council.example', 'none', 'a short place, with more in the name'],
    ['77-barnet-council.example', 'strong', 'a short place, with a number in the name'],
    ['barnetcouncilzqxwv.example', 'none', 'a short place, with letters in the part'],
    ['zqxwv-dorsetcouncil.example', 'strong', 'which calls itself so'],
    ['hackney-borough.example', 'strong', 'a borough'],
    ['york-council.example', 'strong', 'of a place that is something else too'],
    ['york-borough.example', 'weak', 'a borough of such a place'],
  ])('%s: %s (%s)', (address, expected) => {
    expect(strength(address)).toBe(expected);
  });

  it.each([
    ['hackney-counci1.example', 'strong', 'a digit that looks like its letter'],
    ['hackney-cuoncil.example', 'strong', 'two letters swapped'],
    ['hackney-cyngorr.example', 'strong', 'a letter doubled, in Welsh'],
    ['hackney-counciltaxx.example', 'strong', 'the tax'],
    ['cuoncil-hackney.example', 'strong', 'behind the place'],
    ['barnet-cuoncil.example', 'strong', 'a short place'],
    ['hackney-cuoncill.example', 'none', 'two slips'],
    ['hackney-zebra-cuoncil.example', 'none', 'with letters between'],
    ['hackney-counsel.example', 'none', 'another word'],
  ])('misspelt: %s: %s (%s)', (address, expected) => {
    expect(strength(address)).toBe(expected);
  });
});

describe('a place with nothing but a council’s services', () => {
  it.each([
    ['hackney-portal.example', 'strong', 'one'],
    ['hackneyportal.example', 'strong', 'in one word'],
    ['pay-hackney-pcn.example', 'strong', 'two'],
    ['my-hackney-portal.example', 'strong', 'and a word without meaning'],
    ['hackney-portal-zebra.example', 'none', 'and somebody’s name'],
    ['hackney-parcel-portal.example', 'none', 'and another trade'],
    ['hackney-my.example', 'none', 'only a word without meaning'],
    ['hackney.example', 'none', 'nothing'],
    ['portal.hackney.example', 'none', 'in another label'],
    ['login.my-hackney.example', 'none', 'in another label, beside a word without meaning'],
    ['news.hackney-portal.example', 'strong', 'whatever stands below it'],
    ['hackney-portal.news.example', 'strong', 'in a label below another'],
    ['kent-portal.example', 'strong', 'a place that is something else too, with a border'],
    ['kentportal.example', 'none', 'such a place in one word'],
    ['kentportal.xyz', 'strong', 'such a place in one word, but cheap'],
    ['council-my-hackney-portal.example', 'strong', 'and a council'],
  ])('%s: %s (%s)', (address, expected) => {
    expect(strength(address)).toBe(expected);
  });
});

describe('a place with nothing but a page for staff or payers', () => {
  it.each([
    ['hackney-payslip.example', 'strong', 'pay'],
    ['my-hackney-payslip.example', 'strong', 'and a word without meaning'],
    ['hackney-payslip-login.example', 'strong', 'and a service'],
    ['hackney-okta.example', 'strong', 'a sign-in service’s name'],
    ['hackney-sharepoint.example', 'strong', 'a sign-in service’s name'],
    ['hackney-office.example', 'strong', 'such a name that means other things too'],
    ['hackney-payslip-zebra.example', 'none', 'and somebody’s name'],
    ['hackney-payslip-parcel.example', 'none', 'and another trade'],
    ['hackney-natwest.example', 'none', 'a bank'],
    ['hackney-halifax.example', 'none', 'a bank, or another place'],
    ['kent-payslip.example', 'none', 'a place that is something else too'],
    ['payslip.hackney.example', 'none', 'in another label'],
  ])('%s: %s (%s)', (address, expected) => {
    expect(strength(address)).toBe(expected);
  });
});

describe('a council under another suffix', () => {
  it.each([
    ['hackney.gov.co', 'strong'],
    ['www.hackney.gov.ug', 'strong'],
    ['hackney.gov.gg', 'strong'],
    ['hackney.zebra.gov.co', 'none'],
    ['zebra.gov.co', 'none'],
    ['hackney-zebra.gov.co', 'strong'],
    ['zebrahackney.gov.co', 'none'],
    ['hackney.gov.br', 'none'],
    ['hackney.gov.au', 'none'],
    ['hackney.com.co', 'none'],
  ])('reads like gov.uk: %s: %s', (address, expected) => {
    expect(strength(address)).toBe(expected);
  });

  it.each([
    ['york-council.org.au', 'weak', 'another country has such places'],
    ['hackney-council.de', 'weak', 'another country'],
    ['hackney-council.co.uk', 'strong', 'no other country'],
    ['hackney-council.uk', 'strong', 'no other country'],
    ['hackney-council.co', 'strong', 'nobody’s country here'],
    ['hackney-council.io', 'strong', 'nobody’s country here'],
    ['hackney-council.com.ws', 'strong', 'nobody’s country here'],
    ['hackney-council.je', 'strong', 'an island that is near'],
    ['hackney-council.ru', 'strong', 'cheap'],
    ['hackney-council.wales', 'strong', 'no country’s two letters'],
    ['hackney-council.example', 'strong', 'no country’s two letters'],
  ])('%s: %s (%s)', (address, expected) => {
    expect(strength(address)).toBe(expected);
  });
});

describe('evidence', () => {
  it('is the place beside the council', () => {
    expect(evidenceOf('www.council-hackney.example', 'council-lookalike')).toEqual({
      domain: 'council-hackney.example',
      organisation: 'London Borough of Hackney',
      real: 'hackney.gov.uk',
      part: 'hackney',
    });
  });

  it('is the place with the suffix that reads like gov.uk', () => {
    expect(evidenceOf('hackney.gov.co', 'council-lookalike')).toMatchObject({
      domain: 'hackney.gov.co',
      part: 'hackney.gov.co',
    });
  });
});
