import { describe, expect, it } from 'vitest';
import { lookalikesOf } from './lookalikes';

const CODES = ['brand-in-name', 'free-hosting-brand'];
const found = (address: string) => lookalikesOf(address).find(({ code }) => CODES.includes(code));
const strength = (address: string) => found(address)?.strength ?? 'none';

describe('the name of a public body or carrier by itself', () => {
  it.each([
    ['hmrc.xyz', 'strong', 'cheap'],
    ['hmrc.com.ws', 'none', 'under a country’s suffix'],
    ['hmrc.us.com', 'strong', 'cheap'],
    ['hmrc.repair', 'strong', 'under a new suffix'],
    ['hmrc.company', 'strong', 'under a new suffix'],
    ['hmrc.zebracom', 'strong', 'under a new suffix'],
    ['hmrc.com', 'weak', 'under an old suffix'],
    ['hmrc.net', 'weak', 'under an old suffix'],
    ['hmrc.org', 'weak', 'under an old suffix'],
    ['hmrc.de', 'none', 'under a country’s suffix'],
    ['hmrc.co.uk', 'none', 'under a country’s suffix'],
    ['nhsuk.de', 'strong', 'with its country'],
    ['evri.org', 'none', 'of a carrier, which is at home in many countries'],
    ['universalcredit.com', 'none', 'of words that anybody may write'],
    ['universalcredit.xyz', 'strong', 'of words that anybody may write, cheap'],
  ])('%s: %s (%s)', (address, expected) => {
    expect(strength(address)).toBe(expected);
  });
});

describe('the long name of a public body or carrier', () => {
  it.each([
    ['ofgem-zebra.example', 'strong', 'as a part'],
    ['myofgem.example', 'strong', 'beside words alone'],
    ['parcelforcezqx.example', 'weak', 'before letters'],
    ['zqxparcelforce.example', 'weak', 'behind letters'],
    ['ukvisaszqx.example', 'weak', 'before letters, of seven'],
    ['inpostzqx.example', 'none', 'before letters, of six'],
    ['inpostzqx-fee.example', 'strong', 'before letters, beside the trade'],
    ['inpostzqx-confirm.example', 'strong', 'before letters, beside an action'],
    ['inpostzqx-uk.example', 'strong', 'before letters, beside the country'],
    ['inpostzqx.xyz', 'strong', 'before letters, cheap'],
    ['zqxparcelforcezqx.xyz', 'none', 'between letters'],
  ])('%s: %s (%s)', (address, expected) => {
    expect(strength(address)).toBe(expected);
  });
});

describe('the short name of a public body or carrier', () => {
  it.each([
    ['hmrc-zebra.example', 'strong', 'as a part'],
    ['dpd.zebra.example', 'strong', 'as a label'],
    ['myhmrc.example', 'weak', 'beside words alone'],
    ['hmrc7.example', 'weak', 'beside a digit alone'],
    ['myhmrc.zebra.example', 'strong', 'beside words alone, below another'],
    ['myhmrc.xyz', 'strong', 'beside words alone, cheap'],
    ['myhmrc-fee.example', 'strong', 'beside words alone and the trade'],
    ['hmrczqxvb-fee.example', 'strong', 'of four letters before letters, beside the trade'],
    ['dpdzqxvbn-fee.example', 'none', 'of three letters before letters, beside the trade'],
    ['dpdzqxvb7-fee.example', 'weak', 'of three letters before letters and a digit, beside the trade'],
    ['dpdzqxvb7.example', 'none', 'of three letters before letters and a digit'],
    ['zqxhmrczqx-fee.example', 'none', 'between letters, beside the trade'],
    ['hmrczqxvb.example', 'weak', 'of a government body, of four letters, before letters'],
    ['zqxvbhmrc.example', 'none', 'behind letters'],
    ['evrizqxvb.example', 'none', 'of a carrier before letters'],
    ['dwpzqxvb.example', 'none', 'of three letters before letters'],
  ])('%s: %s (%s)', (address, expected) => {
    expect(strength(address)).toBe(expected);
  });

  it.each([
    ['dpdzq.xyz', 'weak', 'two letters'],
    ['dpdzqxv.xyz', 'weak', 'four letters'],
    ['dpdzqxvb.xyz', 'none', 'five letters'],
    ['dpdzq7.xyz', 'strong', 'letters and a digit'],
    ['dpdzq777.xyz', 'strong', 'two letters and three digits'],
    ['dpdzqxvb77z.xyz', 'weak', 'many letters and digits'],
    ['dpdzq.example', 'none', 'two letters, not cheap'],
    ['dpdzqxvb77z.example', 'none', 'many letters and digits, not cheap'],
    ['dpdzq.zebra.example', 'strong', 'two letters, below another'],
    ['dpdzq-fee.xyz', 'strong', 'two letters, with the trade'],
    ['hmrczq.xyz', 'strong', 'two letters behind a government body’s'],
    ['zqhmrc.xyz', 'weak', 'two letters before it'],
    ['evrizq.xyz', 'weak', 'two letters behind a carrier’s'],
    ['dpd9zqxvbn.zebra.xyz', 'strong', 'a digit and letters, below another'],
    ['zqxvbn9dpd.zebra.xyz', 'weak', 'letters and a digit before it, below another'],
    ['dpdzqxvbn9.zebra.xyz', 'weak', 'letters and a digit, below another'],
    ['dpd9zqxvbn.xyz', 'weak', 'a digit and letters'],
    ['zqxvbdpdzqx7b.xyz', 'none', 'letters on both sides'],
  ])('beside letters in a cheap name: %s: %s (%s)', (address, expected) => {
    expect(strength(address)).toBe(expected);
  });
});

describe('the name of a brand of the whole world', () => {
  it.each([
    ['gmail-confirm.example', 'strong', 'beside an action'],
    ['gmail.confirm.example', 'strong', 'beside an action in another label'],
    ['gmail.web.app', 'strong', 'where anybody can put a page'],
    ['confirm.gmail.example', 'none', 'by itself below an action'],
    ['gmail.xyz', 'weak', 'by itself, cheap'],
    ['gmail.example', 'none', 'by itself'],
    ['dropbox.repair', 'weak', 'a long one by itself under a new suffix'],
    ['icloud.repair', 'none', 'one of six letters by itself under a new suffix'],
    ['dropbox.org', 'none', 'a long one by itself under an old suffix'],
    ['gmail-fee.example', 'weak', 'beside the trade'],
    ['gmail-uk.example', 'weak', 'beside the country'],
    ['gmail-zebra.xyz', 'weak', 'beside a name, cheap'],
    ['gmail.zebra.example', 'weak', 'as a label below another'],
    ['gmail-zebra.example', 'none', 'beside a name'],
    ['dropbox-zebra.example', 'weak', 'a long one beside a name'],
    ['icloud-zebra.example', 'none', 'one of six letters beside a name'],
    ['natwest-zebra.example', 'none', 'a bank’s beside a name'],
    ['mymicrosoft.example', 'weak', 'one of nine letters in one word with another'],
    ['mydocusign.example', 'none', 'one of eight letters in one word with another'],
  ])('%s: %s (%s)', (address, expected) => {
    expect(strength(address)).toBe(expected);
  });

  it.each([
    ['okta-confirm.example', 'weak', 'beside an action'],
    ['okta-zebra.xyz', 'weak', 'beside a name, cheap'],
    ['okta-zebra.example', 'none', 'beside a name'],
    ['okta.zebra.example', 'none', 'as a label below another'],
    ['okta.xyz', 'none', 'by itself'],
    ['confirm.okta.example', 'none', 'by itself below an action'],
    ['oktazq-confirm.example', 'none', 'before letters'],
  ])('of four letters: %s: %s (%s)', (address, expected) => {
    expect(strength(address)).toBe(expected);
  });

  it.each([
    ['dropboxzqx.web.app', 'weak', 'where anybody can put a page'],
    ['zqdropboxzq.web.app', 'weak', 'on both sides, where anybody can put a page'],
    ['icloudzqx.web.app', 'none', 'six letters, where anybody can put a page'],
    ['dropboxzqx-fee.example', 'weak', 'beside the trade'],
    ['dropboxzqx.xyz', 'weak', 'cheap'],
    ['icloudzqx-fee.example', 'none', 'six letters, beside the trade'],
    ['zqdropboxzq-fee.example', 'none', 'on both sides, beside the trade'],
    ['dropboxzqx.example', 'none', 'seven letters'],
    ['docusignzqx.example', 'none', 'eight letters'],
    ['microsoftzqx.example', 'weak', 'nine letters'],
    ['zqmicrosoftzq.example', 'weak', 'nine letters, on both sides'],
  ])('beside letters: %s: %s (%s)', (address, expected) => {
    expect(strength(address)).toBe(expected);
  });
});

describe('a public body’s or carrier’s name that means other things too', () => {
  it.each([
    ['police-zebra.xyz', 'strong', 'parted from a name, cheap'],
    ['police-zebra.example', 'none', 'parted from a name'],
    ['police.xyz', 'none', 'by itself, cheap'],
    ['mypolice.xyz', 'none', 'in one word with another, cheap'],
    ['mypolice-fee.xyz', 'strong', 'with the trade, cheap'],
    ['policezq-zebra.xyz', 'none', 'before letters, cheap'],
    ['police-confirm.example', 'strong', 'beside an action'],
    ['pcn-confirm.example', 'strong', 'of three letters beside an action'],
    ['police-support.example', 'none', 'beside what honest people say too'],
    ['police-card.example', 'none', 'beside the trade'],
    ['customs-uk.example', 'none', 'beside the country'],
    ['police-confirm-support.example', 'strong', 'beside both'],
  ])('a short one: %s: %s (%s)', (address, expected) => {
    expect(strength(address)).toBe(expected);
  });

  it.each([
    ['postoffice.xyz', 'strong', 'by itself, cheap'],
    ['jobcentre.xyz', 'strong', 'of nine letters by itself, cheap'],
    ['postoffice.example', 'none', 'by itself'],
    ['postoffice-card.example', 'strong', 'beside the trade'],
    ['postoffice-zebra.example', 'strong', 'in one word, parted from a name'],
    ['post-office-zebra.example', 'weak', 'with a hyphen, parted from a name'],
    ['qz-post-office.example', 'strong', 'behind two letters that mean nothing'],
    ['qa-post-office.example', 'weak', 'behind two letters that can be spoken'],
    ['qzx-post-office.example', 'weak', 'behind three letters'],
    ['q-post-office.example', 'weak', 'behind one letter'],
    ['qz.post-office-zebra.example', 'weak', 'below two letters'],
    ['mypostoffice.example', 'none', 'in one word behind another, of an honest kind of place'],
    ['postofficemy.example', 'weak', 'in one word before another'],
    ['mypostoffice.zebra.example', 'weak', 'in one word below another'],
    ['myjobcentre.example', 'weak', 'in one word behind another, of the state’s'],
    ['postofficezq.example', 'weak', 'before letters'],
    ['zqjobcentre.example', 'weak', 'behind letters'],
    ['postofficezq-card.example', 'strong', 'before letters, beside the trade'],
    ['customszq-card.example', 'none', 'one of seven letters before letters'],
  ])('a long one: %s: %s (%s)', (address, expected) => {
    expect(strength(address)).toBe(expected);
  });
});

describe('a brand’s name that means other things too', () => {
  it.each([
    ['teams-confirm.example', 'strong', 'beside an action'],
    ['zoom-confirm.example', 'strong', 'of four letters beside an action'],
    ['box-confirm.example', 'none', 'of three letters beside an action'],
    ['teamsconfirm.example', 'weak', 'in one word with an action'],
    ['teamsconfirm.xyz', 'strong', 'in one word with an action, cheap'],
    ['teams-support.example', 'none', 'beside what honest people say too'],
    ['teams-services.xyz', 'none', 'beside what honest people say too, cheap'],
    ['teams-items.xyz', 'none', 'beside what honest people say too, cheap'],
    ['teams-orders.xyz', 'none', 'beside what honest people say too, cheap'],
    ['teams-parcel.xyz', 'strong', 'beside the trade, cheap'],
    ['teams-parcel.example', 'none', 'beside the trade'],
    ['teams-zebra.xyz', 'none', 'beside a name, cheap'],
    ['teams.parcel.xyz', 'none', 'of five letters below the trade, cheap'],
    ['azureparcel.xyz', 'none', 'of five letters in one word with the trade, cheap'],
    ['googleparcel.xyz', 'weak', 'of six letters in one word with the trade, cheap'],
    ['googleparcel.example', 'none', 'of six letters in one word with the trade'],
    ['teamszq-parcel.xyz', 'strong', 'before two letters, beside the trade, cheap'],
    ['teamszqxv-parcel.xyz', 'strong', 'before four letters, beside the trade, cheap'],
    ['teamszqxvb-parcel.xyz', 'none', 'before five letters, beside the trade, cheap'],
    ['zqteams-parcel.xyz', 'none', 'behind two letters, beside the trade, cheap'],
    ['teamszq-zebra.xyz', 'none', 'before two letters, beside a name, cheap'],
    ['teamszq-parcel.example', 'none', 'before two letters, beside the trade'],
  ])('%s: %s (%s)', (address, expected) => {
    expect(strength(address)).toBe(expected);
  });

  it.each([
    ['teams.web.app', 'weak', 'by itself'],
    ['teams-zebra.web.app', 'weak', 'beside a name'],
    ['support-teams.web.app', 'strong', 'beside an action'],
    ['teamszq.web.app', 'none', 'of five letters before letters'],
    ['amazonzq.web.app', 'none', 'of six letters before letters'],
    ['outlookzq.web.app', 'weak', 'of seven letters before letters'],
    ['zqoutlook.web.app', 'weak', 'of seven letters behind letters'],
    ['zqoutlookzq.web.app', 'none', 'of seven letters between letters'],
    ['outlookzq-support.web.app', 'weak', 'of seven letters before letters, beside an action'],
  ])('where anybody can put a page: %s: %s (%s)', (address, expected) => {
    expect(strength(address)).toBe(expected);
  });

  it.each([
    ['www-google.example', 'strong', 'behind www and a hyphen'],
    ['zebra-www.google.example', 'none', 'below www'],
    ['googlecom.example', 'strong', 'before com'],
    ['mygooglecom.example', 'strong', 'before com, behind a word'],
    ['teamscom.example', 'strong', 'of five letters before com'],
    ['zoomcom.example', 'none', 'of four letters before com'],
    ['googlecommy.example', 'none', 'before com and a word'],
    ['googlenet.example', 'none', 'before another suffix'],
  ])('as an address inside another: %s: %s (%s)', (address, expected) => {
    expect(strength(address)).toBe(expected);
  });

  it.each([
    ['google-zebra.example', 'weak', 'whose main domain it is'],
    ['google.zebra.example', 'none', 'in another label'],
    ['mygoogle-zebra.example', 'none', 'in one word with another'],
    ['apple-zebra.example', 'none', 'of five letters'],
    ['outlook-zebra.example', 'none', 'whose main domain is another'],
    ['amazon-zebra.example', 'none', 'nobody’s to sign in with'],
  ])('beside a name: %s: %s (%s)', (address, expected) => {
    expect(strength(address)).toBe(expected);
  });

  it.each([
    ['outlook.zebra.example', 'weak', 'as a label below another'],
    ['owa.zebra.example', 'weak', 'as a label below another'],
    ['o365.zebra.example', 'weak', 'as a label below another'],
    ['outlook-zebra.xyz', 'weak', 'beside a name, cheap'],
    ['outlook.example', 'none', 'by itself'],
    ['myoutlook.zebra.example', 'none', 'in one word with another'],
    ['exchange.zebra.example', 'none', 'another name'],
  ])('of a sign-in page of mail: %s: %s (%s)', (address, expected) => {
    expect(strength(address)).toBe(expected);
  });
});

describe('several names', () => {
  it('are told by the first that is strong', () => {
    expect(found('microsoftzebra-hmrc-dvla.example')).toEqual({
      code: 'brand-in-name',
      strength: 'strong',
      evidence: {
        domain: 'microsoftzebra-hmrc-dvla.example',
        organisation: 'HM Revenue & Customs',
        organisationCy: 'Cyllid a Thollau EF',
        real: 'hmrc.gov.uk',
        part: 'hmrc',
      },
    });
  });

  it('are told by the first where all are weak', () => {
    expect(found('microsoftzebra-sharepointzebra.example')).toMatchObject({
      strength: 'weak',
      evidence: { organisation: 'Microsoft', part: 'microsoft' },
    });
    expect(found('sharepointzebra-microsoftzebra.example')?.evidence.part).toBe('sharepoint');
  });

  it('are told apart by where they stand', () => {
    expect(found('hmrc.web.app')?.code).toBe('free-hosting-brand');
    expect(found('hmrc.xyz')?.code).toBe('brand-in-name');
  });
});
