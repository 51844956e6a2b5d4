import { describe, expect, it } from 'vitest';
import { splitHostname, toHostname } from '../../src/core/hostname';
import { findLookalikes } from '../../src/core/lookalike';
import type { Reason } from '../../src/core/reason';
import { findUnicodeReasons } from '../../src/core/unicode';

function reasonsOf(address: string): readonly Reason[] {
  const url = new URL(`https://${address}`);
  const host = splitHostname(
    toHostname(url.hostname) ??
      (() => {
        throw new Error(address);
      })(),
  );
  return [...findLookalikes(host, url.pathname), ...findUnicodeReasons(host)];
}
const shortOf = (address: string) => reasonsOf(address).map(({ code, strength }) => `${code} ${strength}`);

/**
 * Each family: what it must find, and what stands next to it and must be left alone. The hits are TEST DATA, made up after the shapes
 * of lures; should such a name exist, it is nobody's to visit.
 */
const FAMILIES: Record<string, { hits: [string, string][]; misses: string[] }> = {
  'official domain inside another name': {
    hits: [
      ['rbkc.gov.uk.refunds.example', 'brand-in-subdomain strong'],
      ['rbkc-gov-uk.refunds.example', 'brand-in-subdomain strong'],
      ['secure-rbkc-gov-uk.example', 'brand-in-subdomain strong'],
      ['www.paypal.com.signin.example', 'brand-in-subdomain strong'],
      ['caerdydd.gov.uk.example.test', 'brand-in-subdomain strong'],
    ],
    misses: ['about-me.com', 'me.com.example.test', 'news.rbkc.example'],
  },
  'gov.uk': {
    hits: [
      ['gov.uk-claims.example', 'gov-lookalike strong'],
      ['forms.gov.uk.claims.example', 'gov-lookalike strong'],
      ['gov-uk.click', 'gov-lookalike strong'],
      ['ask-govuk.com', 'gov-lookalike strong'],
      ['ukgov-grants.com', 'gov-lookalike strong'],
      ['hmrc.gov.alert-form.example', 'gov-lookalike strong'],
      ['99gov.uk', 'gov-lookalike strong'],
      ['service.co.uk-login.example', 'gov-lookalike strong'],
      ['chase.com-verify.example', 'gov-lookalike strong'],
    ],
    misses: [
      'governance.example',
      'ukgovernors.example',
      'mail.com-pany.example',
      'www.net-works.example',
      'collector.net-logger.example',
      'data.gov.au',
    ],
  },
  council: {
    hits: [
      ['hackney-council.com', 'council-lookalike strong'],
      ['hackneycouncil.com', 'council-lookalike strong'],
      ['council-hackney.payments.example', 'council-lookalike strong'],
      ['tower-hamlets-council-tax.example', 'council-lookalike strong'],
      ['kensingtonandchelsea-pcn.com', 'council-lookalike strong'],
      ['login-westminster.com', 'council-lookalike strong'],
      ['westminster-portal.com', 'council-lookalike strong'],
      ['hackney.gov.co', 'council-lookalike strong'],
      ['cyngor-caerdydd.com', 'council-lookalike strong'],
      ['dorsetcouncil.com', 'council-lookalike strong'],
    ],
    misses: [
      'hackney.com',
      'hackneygazette.example',
      'www.hackneyempire.example',
      'mysanfordchart.org',
      'login-garden.com',
      'garden-portal.com',
      'youth-council.example',
      'britishcouncil.example',
      'readinglist.example',
      'york-minster.example',
    ],
  },
  'name of a body or carrier': {
    hits: [
      ['hmrc-refund.com', 'brand-in-name strong'],
      ['hmrc.validation-desk.com', 'brand-in-name strong'],
      ['royal-mail-redelivery.com', 'brand-in-name strong'],
      ['royal-mailparcel.gq', 'brand-in-name strong'],
      ['covidnhsform.com', 'brand-in-name strong'],
      ['dpd.qzxvbtn.cloud', 'brand-in-name strong'],
      ['parking-pcnzz.vip', 'brand-in-name strong'],
      ['postoffice-redelivery.com', 'brand-in-name strong'],
      ['student-finance-claims.web.app', 'free-hosting-brand strong'],
      ['nhsuk.co', 'brand-in-name strong'],
      ['appointmentnhsuk.web.app', 'free-hosting-brand strong'],
      ['dwp7xqzzlkj3.qzxvbtn.xyz', 'brand-in-name strong'],
      ['dpd4a.xyz', 'brand-in-name strong'],
      ['nulez.xyz', 'brand-in-name weak'],
      ['police-fine-payment.com', 'brand-in-name strong'],
    ],
    misses: [
      'evrimagaci.example',
      'hermespardini.example',
      'dpdcart.com',
      'startups.example',
      'chinahrmc.com',
      'parcel.example',
      'nhmrc.example',
      'lldpd.example',
    ],
  },
  'name of the whole world': {
    hits: [
      ['microsoft-login.example', 'brand-in-name strong'],
      ['onedrive.login-files.example', 'brand-in-name strong'],
      ['sharepoint12345.weebly.com', 'free-hosting-brand strong'],
      ['microsoftzebra.com', 'brand-in-name weak'],
      ['outlook-signin.example', 'brand-in-name strong'],
      ['www-google.com', 'brand-in-name strong'],
      ['outlook-teams.example', 'brand-in-name weak'],
      ['cdn.gov.survey-desk.example', 'gov-lookalike weak'],
      ['mail.gov.lantern.example', 'gov-lookalike weak'],
    ],
    misses: [
      'instagram.com.br',
      'revolution-os.com',
      'myhuaweicloud.ru',
      'officedepot.com',
      'www.office-furniture.example',
      'www.box-office.example',
      'azure-sea.example',
      'supportbox.example',
      'exchange-rates.org',
    ],
  },
  misspelt: {
    hits: [
      ['royalmaip.help', 'misspelt-name strong'],
      ['postofficd-zz.top', 'misspelt-name strong'],
      ['royaimaii-delivery.example', 'misspelt-name strong'],
      ['hackny-council.com', 'misspelt-name strong'],
      ['westrninster-council.com', 'misspelt-name strong'],
      ['yokr-council.com', 'misspelt-name strong'],
      ['fiffe-gov.com', 'misspelt-name strong'],
      ['micr0soft.quest', 'misspelt-name strong'],
    ],
    misses: [
      'instragram.com',
      'revolt.example',
      'revolt.xyz',
      'applied-privacy.net',
      'hilton.com',
      'hilton-hotels.example',
      'factbook.org',
    ],
  },
  "words of the lure's trade": {
    hits: [
      ['cancel-payee-request.com', 'lure-words strong'],
      ['parcel-redelivery-fee.example', 'lure-words strong'],
      ['re-schedule-courier.com', 'lure-words strong'],
      ['confirm-mynew-transfers.com', 'lure-words weak'],
      ['council-verify.example', 'lure-words strong'],
      ['security-council.example', 'lure-words weak'],
    ],
    misses: [
      'trackmyparcel.example',
      'online-banking.example',
      'verifyapp.in',
      'refund.example',
      'smith-payments.com',
      'securemail.example',
    ],
  },
  path: {
    hits: [
      ['fee-expired.com/RoyalMail/user.php', 'brand-in-path strong'],
      ['blog.example/cs/hmrc', 'brand-in-path weak'],
      ['shop.example/hmrc.gov.uk/index.php', 'brand-in-path weak'],
    ],
    misses: [
      'shop.example/microsoft/mouse',
      'news.example/council-tax',
      'news.example/about/royalmail/strike-continues',
      'advice.example/universal-credit',
    ],
  },
  'other letters': {
    hits: [
      ['hаckney-council.com', 'mixed-script strong'],
      ['www.pаypal.com', 'mixed-script strong'],
      ['ехаmрӏе.com', 'mixed-script weak'],
      ['google丁com.com', 'mixed-script strong'],
      ['abc丁def.com', 'mixed-script weak'],
    ],
    misses: [
      'bücher.example',
      'caffè-nero.example',
      '朝日あさひ.jp',
      'россия.example',
      'ελλάδα.example',
      'łódź.example',
    ],
  },
};

describe.each(Object.entries(FAMILIES))('%s', (_, { hits, misses }) => {
  it.each(hits)('is found in %s', (address, found) => {
    expect(shortOf(address)).toContain(found);
  });
  it.each(misses.map((address) => [address]))('leaves %s alone', (address) => {
    expect(shortOf(address)).toEqual([]);
  });
});

describe('honest names near the rules', () => {
  // Invented after shapes of real ones: institutions abroad, local trade, tenants of help desks, second domains, phrases.
  it.each([
    ...[
      'hmrc-refund.k12.ca.us',
      'login.kent.ac.uk',
      'portal.york.ac.uk',
      'planning.kingston.vic.gov.au',
      'permits.boston.gov',
      'gov.state.example',
    ],
    ...[
      'edenhousing.example',
      'kentparking.example',
      'rugbypay.example',
      'login.cambridge.example',
      'guildfordcc.example',
    ],
    ...[
      'cityofdover.example',
      'york-minster.example',
      'theoldpostoffice.example',
      'kentpostoffice.example',
      'studentfinance.example',
    ],
    ...['yodel.org', 'inpost.net', 'account.net-a-porter.example', 'lists.org-mode.example', 'customer-portal.example'],
    ...[
      'track-order.example',
      'energy-uk.example',
      'drivingtestnow.example',
      'santandercycles.example',
      'virginmediatelevision.example',
    ],
    ...['news.example/society/nhs', 'wiki.example/wiki/Royal_Mail', 'law.example/policy/e-gov.html'],
  ])('%s is not suspicious', (address) => {
    expect(reasonsOf(address).filter(({ strength }) => strength === 'strong')).toEqual([]);
  });

  it.each(['hackney-council.zendesk.com', 'dpd.custhelp.com', 'york-council.org.au'])(
    '%s is a weak sign only',
    (address) => {
      expect(reasonsOf(address).map(({ strength }) => strength)).toEqual(['weak']);
    },
  );
});

describe('evidence', () => {
  it('names whom the address copies, that one’s real address, and the part that deceives', () => {
    expect(reasonsOf('login-westminster.com')[0]?.evidence).toEqual({
      domain: 'login-westminster.com',
      organisation: 'Westminster City Council',
      real: 'westminster.gov.uk',
      part: 'westminster',
    });
  });

  it('gives the Welsh name of a Welsh council', () => {
    expect(reasonsOf('caerdydd-cyngor.com')[0]?.evidence).toMatchObject({
      organisationCy: expect.stringContaining('Caerdydd'),
    });
  });
});
