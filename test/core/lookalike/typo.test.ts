import { describe, expect, it } from 'vitest';
import { fold, isMisspelt } from '../../../src/core/lookalike/typo';
import { evidenceOf, strengthOf } from './lookalikes';

const strength = (address: string) => strengthOf(address, 'misspelt-name');

describe('digits read as letters inside a longer part', () => {
  it.each([
    ['micr0softlogin.example', 'strong'],
    ['mypayrqqmicr0softzz.example', 'strong'],
    ['parce1forcetracking.example', 'strong'],
    ['cdn1cloudstore.example', 'none'],
    ['micr0softlogin.example'.replace('0', 'o'), 'none'],
  ])('%s: %s', (address, expected) => {
    expect(strength(address)).toBe(expected);
  });
});

describe('a long name with one letter wrong', () => {
  it.each([
    ['parcelforcce.example', 'weak', 'one more'],
    ['parcelfore.example', 'weak', 'one less'],
    ['parcelforze.example', 'weak', 'another'],
    ['parcelfroce.example', 'weak', 'two swapped'],
    ['parcelforec.example', 'weak', 'the last two swapped'],
    ['parcelforc.example', 'weak', 'without its last'],
    ['arcelforce.example', 'weak', 'without its first'],
    ['aprcelforce.example', 'weak', 'the first two swapped'],
    ['zarcelforce.example', 'none', 'another first'],
    ['zparcelforce.example', 'none', 'one more before it'],
    ['parcelzzforce.example', 'none', 'two more'],
    ['parcelfo.example', 'none', 'three less'],
    ['parzelforze.example', 'none', 'two others'],
    ['praceflorce.example', 'none', 'four swapped'],
    ['parcelforce.example', 'none', 'none wrong'],
    ['ukvisaz.example', 'weak', 'of seven letters'],
    ['inposst.example', 'none', 'of six letters'],
    ['zebra-parcelfroce.example', 'weak', 'beside a name'],
    ['parcelfroce-confirm.example', 'strong', 'beside an action'],
    ['parcelfroce-fee.example', 'strong', 'beside the trade'],
    ['parcelfroce-uk.example', 'strong', 'beside the country'],
    ['parcelfroce-gov.example', 'strong', 'beside gov'],
    ['parcelfroce.login.example', 'strong', 'beside an action in another label'],
    ['parcelfroce.xyz', 'strong', 'in a cheap name'],
  ])('%s: %s (%s)', (address, expected) => {
    expect(strength(address)).toBe(expected);
  });

  it.each([
    ['micrsoft.example', 'none', 'alone'],
    ['micrsoft-zebra.example', 'none', 'beside a name'],
    ['micrsoft-confirm.example', 'strong', 'beside an action'],
    ['micrsoft-parcel.example', 'strong', 'beside the trade'],
    ['micrsoft-uk.example', 'strong', 'beside the country'],
    ['micrsoft-gov.example', 'strong', 'beside gov'],
    ['micrsoft.xyz', 'strong', 'in a cheap name'],
  ])('of a brand of the whole world: %s: %s (%s)', (address, expected) => {
    expect(strength(address)).toBe(expected);
  });

  it.each([
    ['postofice.example', 'none', 'alone'],
    ['postofice-delivery.example', 'strong', 'beside the trade'],
    ['jobcetnre-claim.example', 'strong', 'nine letters'],
    ['exchagne-confirm.example', 'none', 'eight letters'],
  ])('of a name that means other things too: %s: %s (%s)', (address, expected) => {
    expect(strength(address)).toBe(expected);
  });
});

describe('a name in signs that look like its letters', () => {
  it.each([
    ...['parcelf0rce.example', 'parce1force.example', 'parceiforce.example', 'parc3lforce.example'],
    ...['p4rcelforce.example', 'nh5bsa.example', 'nhs6sa.example', 'nhs8sa.example', 'hrncts.example'],
    ...['nationalhighvvays.example', 'dv1a.example', 'evr1.example'],
  ])('is strong, of a body or carrier: %s', (address) => {
    expect(strength(address)).toBe('strong');
  });

  it.each([
    ['evrl.example', 'weak', 'four letters without a digit'],
    ['dh1.example', 'none', 'three letters'],
    ['dh1-parcel.example', 'none', 'three letters beside the trade'],
    ['micr0soft.example', 'none', 'a brand of the whole world, alone'],
    ['micr0soft.zebra.example', 'strong', 'a brand of the whole world, as a label below another'],
    ['zebra-micr0soft.example', 'strong', 'a brand of the whole world, parted by a hyphen'],
    ['gmai1-confirm.example', 'strong', 'such a brand of five letters'],
    ['0kta-confirm.example', 'none', 'such a brand of four letters'],
    ['0kta-zebra.example', 'none', 'such a brand of four letters'],
    ['p0stoffice.example', 'none', 'a name that means other things too, alone'],
    ['p0stoffice.zebra.example', 'strong', 'such a name as a label below another'],
    ['f1fe-council.example', 'strong', 'a place of four letters'],
    ['f1fe-zebra.example', 'none', 'a place without a council'],
  ])('%s: %s (%s)', (address, expected) => {
    expect(strength(address)).toBe(expected);
  });

  it('are the same letters after folding, and no others', () => {
    expect(fold('vvestrninster')).toBe(fold('westminster'));
    expect(fold('g1a5g0w')).toBe(fold('glasgow'));
    expect(fold('8r1d9e')).not.toBe(fold('bridge'));
    expect(fold('2c7')).toBe('2c7');
  });
});

describe('a place with a letter wrong', () => {
  it.each([
    ['hackny-council.example', 'strong', 'beside a council'],
    ['council-hackny.example', 'strong', 'behind it'],
    ['hackny.council.example', 'strong', 'in another label'],
    ['hackny-mycouncil.example', 'strong', 'beside a part that holds it'],
    ['hackny-councilzqx.example', 'none', 'beside a part that is not all words'],
    ['hackny.example', 'none', 'alone'],
    ['hackny-zebra.example', 'none', 'beside a name'],
    ['hackny-parcel.example', 'none', 'beside the trade'],
    ['hackny.xyz', 'none', 'in a cheap name'],
    ['hackneu-portal.example', 'strong', 'seven letters beside a service'],
    ['hackneyz-pcn.example', 'strong', 'eight letters beside a service'],
    ['hackny-portal.example', 'none', 'six letters beside a service'],
    ['derbyy-council.example', 'strong', 'of five letters'],
    ['derb-council.example', 'strong', 'of five letters without its last'],
    ['erby-council.example', 'none', 'of five letters without its first'],
    ['edrby-council.example', 'none', 'of five letters, the first two swapped'],
    ['ahckney-council.example', 'strong', 'of seven letters, the first two swapped'],
    ['hilton-council.example', 'none', 'another’s name'],
  ])('%s: %s (%s)', (address, expected) => {
    expect(strength(address)).toBe(expected);
  });

  it.each([
    ['oyrk-council.example', 'strong', 'the first two swapped'],
    ['yrok-council.example', 'strong', 'the middle two swapped'],
    ['yokr-council.example', 'strong', 'the last two swapped'],
    ['yyork-council.example', 'strong', 'the first doubled'],
    ['yorrk-council.example', 'strong', 'the third doubled'],
    ['yorkk-council.example', 'strong', 'the last doubled'],
    ['yrk-council.example', 'none', 'one dropped'],
    ['yosk-council.example', 'none', 'one changed'],
    ['yokr.example', 'none', 'without a council'],
    ['yokr-portal.example', 'none', 'beside a service'],
    ['baht-council.example', 'none', 'to another word'],
  ])('of four letters: %s: %s (%s)', (address, expected) => {
    expect(strength(address)).toBe(expected);
  });
});

describe('the short name of a government body with two letters swapped', () => {
  it.each([
    ['mhrc-confirm.example', 'strong', 'the first two, beside an action'],
    ['hrmc-confirm.example', 'strong', 'the middle two'],
    ['hmcr-confirm.example', 'strong', 'the last two'],
    ['hrmc-card.example', 'strong', 'beside the trade'],
    ['dlva-card.example', 'strong', 'another body'],
    ['hrmc.example', 'none', 'alone'],
    ['hrmc-uk.example', 'none', 'beside the country'],
    ['hrmc.xyz', 'none', 'in a cheap name'],
    ['hmrrc-card.example', 'none', 'with a letter doubled'],
    ['hcmts-card.example', 'none', 'of five letters'],
    ['ervi-card.example', 'none', 'a carrier’s'],
  ])('%s: %s (%s)', (address, expected) => {
    expect(strength(address)).toBe(expected);
  });
});

describe('one letter wrong', () => {
  it.each(['councl', 'councill', 'counzil', 'cuoncil', 'councli', 'ouncil', 'zcouncil', 'counci1', 'c0unci1'])(
    'council as %s',
    (text) => {
      expect(isMisspelt('council', text)).toBe(true);
    },
  );

  it.each([
    ['council', 'nothing wrong'],
    ['counl', 'two less'],
    ['councilll', 'two more'],
    ['czzncil', 'two others'],
    ['czoncil', 'one moved back and one other'],
    ['cuzncil', 'one moved on and one other'],
    ['cuocnil', 'one moved by three'],
    ['czncil', 'one for two'],
    ['czzuncil', 'two for one'],
    ['nouncic', 'two swapped that are no neighbours'],
    ['', 'nothing'],
  ])('not council as %s: %s', (text) => {
    expect(isMisspelt('council', text)).toBe(false);
  });

  it('is found where letters are doubled already', () => {
    expect(isMisspelt('all', 'alll')).toBe(true);
    expect(isMisspelt('alll', 'all')).toBe(true);
    expect(isMisspelt('al', 'alll')).toBe(false);
  });
});

it('shows whose name it is, the real address and the word as it stands', () => {
  expect(evidenceOf('www.parcelfroce-fee.example', 'misspelt-name')).toEqual({
    domain: 'parcelfroce-fee.example',
    organisation: 'Parcelforce Worldwide',
    real: 'parcelforce.com',
    part: 'parcelfroce',
  });
});
