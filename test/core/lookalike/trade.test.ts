import { describe, expect, it } from 'vitest';
import { evidenceOf, strengthOf } from './lookalikes';

const strength = (address: string) => strengthOf(address, 'lure-words');

describe('a word that no honest service calls itself by', () => {
  it.each([
    ...['confirm-payee.example', 'payees-bank.example', 'newpayee-alert.example', 'redelivery-parcel.example'],
    ...['redeliver-packet.example', 'reschedule-courier.example', 'rescheduled-parcel.example', 'unpaid-tax.example'],
    ...['overpaid-pension.example', 'owed-benefit.example', 'missed-parcel.example', 'reship-item.example'],
    ...['undelivered-parcel.example', 'deregister-device.example', 'deny-transfer.example', 'decline-transfer.example'],
    ...['reject-payment.example', 'unauthorised-card.example', 'unauthorized-card.example', 'reactivate-card.example'],
    'authorise-transfer.example',
  ])('is strong beside another word: %s', (address) => {
    expect(strength(address)).toBe('strong');
  });

  it.each([
    ['payee.example', 'none', 'alone'],
    ['unpaid.xyz', 'none', 'alone, though cheap'],
    ['payeeparcel.example', 'none', 'run together with one word'],
    ['payeeparcel.xyz', 'strong', 'run together, but cheap'],
    ['denypayeetransfer.example', 'strong', 'run together with two'],
    ['unpaid-zqxwv.example', 'none', 'beside what is somebody’s name'],
    ['unpaid-qz.example', 'none', 'beside a code alone'],
    ['payee.transfer.example', 'none', 'in another label'],
  ])('%s: %s, %s', (address, expected) => {
    expect(strength(address)).toBe(expected);
  });
});

describe('a word that honest services use too', () => {
  it.each([
    ...['card-rebate.xyz', 'rebates-card.xyz', 'card-refund.xyz', 'refunds-card.xyz', 'unlock-account.xyz'],
    ...['card-suspended.xyz', 'account-restricted.xyz', 'card-verification.xyz', 'verify-card.xyz'],
    ...['reverse-transfer.xyz', 'delivery-attempt.xyz'],
  ])('is strong in a cheap name with another: %s', (address) => {
    expect(strength(address)).toBe('strong');
  });

  it.each([
    ['refund.xyz', 'none'],
    ['refund-new.xyz', 'none'],
    ['card-refund.example', 'none'],
    ['cardrefund.example', 'none'],
    ['cardrefundonline.example', 'strong'],
    ['pension-fee.xyz', 'weak'],
  ])('%s: %s', (address, expected) => {
    expect(strength(address)).toBe(expected);
  });
});

describe('words of the trade parted by hyphens', () => {
  it.each([
    ['help-tax-transfer.example', 'strong', 'three, an action among them'],
    ['helptaxtransfer.example', 'none', 'three in one'],
    ['pension-fee-card.example', 'none', 'three without an action'],
    ['help-parcel.xyz', 'weak', 'two, and cheap'],
    ['help-parcel.example', 'none', 'two'],
    ['fee-new.xyz', 'none', 'one, and cheap'],
    ['confirm-my-card.example', 'weak', 'two that speak to their victim'],
    ['your-confirm-card.example', 'weak', 'two that speak to their victim'],
    ['confirm-card-new.example', 'weak', 'two that speak to their victim'],
    ['newly-confirm-card.example', 'weak', 'two that speak to their victim'],
    ['confirm-the-card.example', 'none', 'two that do not'],
    ['your-confirm.example', 'none', 'one that speaks to its victim'],
    ['my-card-fee.example', 'none', 'that ask for nothing'],
  ])('%s: %s (%s)', (address, expected) => {
    expect(strength(address)).toBe(expected);
  });
});

describe('a council of no place', () => {
  it.each([
    ['council-confirm.example', 'strong'],
    ['borough-pay.example', 'strong'],
    ['councilpay.example', 'none'],
    ['council-card.example', 'none'],
    ['cyngor-verify.example', 'none'],
    ['security-council.example', 'weak'],
    ['help-pension-council.example', 'weak'],
    ['council-services-refund.example', 'strong'],
    ['council-changes.example', 'none'],
    ['council-securely.example', 'strong'],
    ['council-helpdesk.example', 'strong'],
    ['council-prevent.example', 'weak'],
  ])('%s: %s', (address, expected) => {
    expect(strength(address)).toBe(expected);
  });
});

describe('a code beside the words', () => {
  it.each([
    ['unpaid-tax-qz.example', 'strong', 'two letters'],
    ['unpaid-tax-qzx.example', 'none', 'three letters'],
    ['unpaid-tax-qz77.example', 'strong', 'letters and digits'],
    ['unpaid-tax-q1w2e3r4.example', 'strong', 'eight letters and digits'],
    ['unpaid-tax-q1w2e3r4t.example', 'none', 'nine letters and digits'],
    ['unpaid-tax-123456789.example', 'strong', 'digits'],
    ['qz-delivery-uk.example', 'weak', 'two letters, one word and the country'],
    ['x-delivery-uk.example', 'weak', 'a letter, one word and the country'],
    ['delivery-uk.example', 'none', 'no code, one word and the country'],
    ['delivery-my-uk.example', 'none', 'a word of two letters in place of a code'],
    ['qz-uk.example', 'none', 'two letters and the country'],
    ['pension-fee-uk.example', 'weak', 'no code, two words and the country'],
    ['pensionfeeuk.example', 'none', 'no code, two words and the country in one'],
    ['cardrefunduk.example', 'weak', 'one of them a word that honest services use too'],
    ['refunduk.example', 'none', 'that word and the country'],
    ['cardrefundgb.example', 'none', 'another country'],
    ['delivery.qz-uk.example', 'none', 'the word in another label'],
  ])('%s: %s (%s)', (address, expected) => {
    expect(strength(address)).toBe(expected);
  });
});

it('shows the domain and the words as they are parted', () => {
  expect(evidenceOf('www.unpaid-tax-qz.co.uk', 'lure-words')).toEqual({
    domain: 'unpaid-tax-qz.co.uk',
    part: 'unpaid-tax-qz',
  });
});
