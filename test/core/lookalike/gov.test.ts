import { describe, expect, it } from 'vitest';
import { PUBLIC_ORGANISATIONS } from '../../../src/core/organisations';
import { evidenceOf, lookalikesOf, strengthOf } from './lookalikes';

const strength = (address: string) => strengthOf(address, 'gov-lookalike');
const part = (address: string) => evidenceOf(address, 'gov-lookalike')?.part;

describe('an official domain left of another', () => {
  it.each([
    ['hackney.gov.uk.refunds.example', 'hackney.gov.uk', 'with dots'],
    ['hackney-gov-uk.refunds.example', 'hackney.gov.uk', 'with hyphens'],
    ['hackney.gov-uk.refunds.example', 'hackney.gov.uk', 'with both'],
    ['a.b.c.hackney.gov.uk.x.refunds.example', 'hackney.gov.uk', 'in the middle'],
    ['my-hackney-gov-uk.example', 'hackney.gov.uk', 'in the registrable domain itself'],
    ['paypal-com.refunds.example', 'paypal.com', 'a brand’s'],
    ['hackney.gov.ukx.refunds.example', undefined, 'but for a letter'],
    ['xhackney.gov.uk.refunds.example', undefined, 'but for a letter'],
    ['live.com.refunds.example', undefined, 'a brand’s that is a word'],
    ['hackney.refunds.example', undefined, 'the place alone'],
    ['refunds.hackney.example', undefined, 'the place alone'],
  ])('%s: %s (%s)', (address, expected, _) => {
    expect(evidenceOf(address, 'brand-in-subdomain')?.real).toBe(expected);
  });

  it('is found whichever it is', () => {
    const domains = PUBLIC_ORGANISATIONS.flatMap((organisation) => organisation.domains);
    expect(
      domains.filter((domain) => evidenceOf(`${domain}.refunds.example`, 'brand-in-subdomain')?.real !== domain),
    ).toEqual([]);
  });

  it('is told in place of gov.uk, with both names of the organisation', () => {
    const found = lookalikesOf('www.caerdydd.gov.uk.refunds.example');
    expect(found.map(({ code }) => code)).not.toContain('gov-lookalike');
    expect(found[0]).toEqual({
      code: 'brand-in-subdomain',
      strength: 'strong',
      evidence: {
        domain: 'refunds.example',
        organisation: 'Cardiff Council',
        organisationCy: 'Cyngor Caerdydd',
        real: 'caerdydd.gov.uk',
        part: 'caerdydd.gov.uk',
      },
    });
    expect(evidenceOf('hackney.gov.uk.refunds.example', 'brand-in-subdomain')).not.toHaveProperty('organisationCy');
  });
});

describe('gov.uk in another’s name', () => {
  it.each([
    ['gov.uk.refunds.example', 'gov.uk'],
    ['a.gov-uk.refunds.example', 'gov-uk'],
    ['zebra-gov-uk.example', 'gov-uk'],
    ['uk.gov.refunds.example', 'uk.gov'],
    ['uk-gov.example', 'uk-gov'],
    ['zebra.uk-gov-form.example', 'uk-gov'],
    ['gov.uk.com', 'gov.uk'],
    ['govuk.refunds.example', 'govuk'],
    ['zebra-govuk.example', 'govuk'],
    ['ukgovform.example', 'ukgov'],
    ['formukgov.example', 'ukgov'],
    ['gov-form-uk.example', 'gov'],
    ['uk-form-gov.example', 'gov'],
    ['gov-formuk.example', 'gov'],
  ])('%s: %s', (address, expected) => {
    expect(strength(address)).toBe('strong');
    expect(part(address)).toBe(expected);
  });

  it.each([
    'zebragov-uk.example',
    'govzebra-uk.example',
    'uk-govzebra.example',
    'govxuk.example',
    'ukxgov.example',
    'zebraukgov.example',
    'gov-form.example',
    'uk-form.example',
    'uk.zebra.gov-form.example',
  ])('not %s', (address) => {
    expect(strength(address)).toBe('none');
  });
});

describe('a name that goes on where the real one would have ended', () => {
  it.each([
    ['tax.co.uk-form.example', 'co.uk'],
    ['tax.org.uk-form.example', 'org.uk'],
    ['tax.nhs.uk-form.example', 'nhs.uk'],
    ['tax.police.uk-form.example', 'police.uk'],
    ['tax.ac.uk-form.example', 'ac.uk'],
    ['ac.gov-form.example', 'ac.gov'],
    ['zebra.com-login.example', 'zebra.com'],
    ['zebra.com-parcel.example', 'zebra.com'],
    ['zebra.com-stripes.xyz', 'zebra.com'],
    ['zebra.net-stripes.xyz', 'zebra.net'],
    ['zebra.org-stripes.xyz', 'zebra.org'],
    ['hmrc.com-stripes.example', 'hmrc.com'],
    ['halifax.com-stripes.example', 'halifax.com'],
    ['hackney.net-stripes.example', 'hackney.net'],
    ['outlook.org-stripes.example', 'outlook.org'],
    ['zebra7.net-stripes.example', 'zebra7.net'],
    ['abc.com-login.example', 'abc.com'],
    ['www.zebra.com-login.example', 'zebra.com'],
  ])('%s: %s', (address, expected) => {
    expect(strength(address)).toBe('strong');
    expect(part(address)).toBe(expected);
  });

  it.each([
    ['zebra.uk-form.example', 'a label that no suffix of ours begins with'],
    ['xco.uk-form.example', 'part of a label'],
    ['cox.uk-form.example', 'part of a label'],
    ['uk-form.example', 'nothing before it'],
    ['com-login.example', 'nothing before it'],
    ['zebra.xcom-login.example', 'another beginning'],
    ['zebra.my-com-login.example', 'not at the beginning'],
    ['zebra.com.login.example', 'no hyphen'],
    ['ab.com-login.example', 'two letters'],
    ['mail.com-login.example', 'a server’s label'],
    ['www.com-login.example', 'a server’s label'],
    ['www2.com-login.example', 'a server’s label'],
    ['zebra.net-login.example', 'an action behind another suffix than com'],
    ['zebra.org-mode.example', 'a name'],
    ['zebra.com-stripes.example', 'a name'],
    ['hmrc.zebra.com-stripes.example', 'a body’s name in another label'],
  ])('not %s: %s', (address) => {
    expect(strength(address)).toBe('none');
  });

  it.each(['mailx.com-login.example', 'xmail.com-login.example', 'wwwx.com-login.example'])(
    'a label that only holds a server’s is none: %s',
    (address) => {
      expect(strength(address)).toBe('strong');
    },
  );
});

describe('gov at the end of a name under uk itself', () => {
  it.each([
    ['taxgov.uk', 'strong', 'taxgov.uk', 'of words that are known'],
    ['77gov.uk', 'strong', '77gov.uk', 'of a number'],
    ['zebragov.uk', 'weak', 'zebragov.uk', 'of letters that may be a name'],
    ['www.zebragov.uk', 'weak', 'zebragov.uk', 'below it'],
    ['zebra.taxgov.uk', 'strong', 'taxgov.uk', 'whatever stands below it'],
    ['taxgov.co.uk', 'none', undefined, 'under another suffix'],
    ['taxgov.example', 'none', undefined, 'under another suffix'],
    ['govtax.uk', 'none', undefined, 'at the beginning'],
    ['taxgov.zebra.uk', 'none', undefined, 'in another label'],
  ])('%s: %s %s (%s)', (address, expected, shown, _) => {
    expect(strength(address)).toBe(expected);
    expect(part(address)).toBe(shown);
  });
});

describe('a label gov by itself', () => {
  it.each([
    ['gov.zebra.example', 'weak', 'of somebody who has a part for government'],
    ['www.gov.zebra.example', 'weak', 'of such a one’s server'],
    ['www2.gov.zebra.example', 'weak', 'of such a one’s server'],
    ['login.gov.zebra.example', 'strong', 'below an action'],
    ['gov.zebra-login.example', 'strong', 'beside an action'],
    ['gov.zebra-parcel.example', 'strong', 'beside the trade'],
    ['gov.zebra.xyz', 'strong', 'in a cheap name'],
    ['stripes.gov.zebra.example', 'strong', 'below a name'],
    ['webmailer.gov.zebra.example', 'strong', 'below a name'],
    ['zebra.gov.example', 'none', 'as the registrable domain’s own'],
    ['governor.zebra.example', 'none', 'as part of a label'],
  ])('%s: %s (%s)', (address, expected) => {
    expect(strength(address)).toBe(expected);
  });

  it('is shown with the domain', () => {
    expect(evidenceOf('www.gov.zebra.example', 'gov-lookalike')).toEqual({ domain: 'zebra.example', part: 'gov' });
    expect(evidenceOf('www.zebragov.uk', 'gov-lookalike')).toEqual({ domain: 'zebragov.uk', part: 'zebragov.uk' });
    expect(evidenceOf('a.gov-uk.refunds.example', 'gov-lookalike')).toEqual({
      domain: 'refunds.example',
      part: 'gov-uk',
    });
  });
});
