// Under which suffixes the rules of names hold.

import { describe, expect, it } from 'vitest';
import { lookalikesOf } from './lookalikes';

const codes = (address: string) => lookalikesOf(address).map(({ code }) => code);
const strengths = (address: string) => lookalikesOf(address).map(({ strength }) => strength);

describe('restricted registries', () => {
  it.each([
    ...[
      'ac.uk',
      'nhs.uk',
      'police.uk',
      'sch.uk',
      'edu.au',
      'gov.au',
      'gob.mx',
      'gouv.fr',
      'govt.nz',
      'go.jp',
      'mil.br',
    ],
    ...['vic.gov.au', 'nsw.edu.au', 'gov', 'edu', 'mil', 'museum', 'int'],
  ])('leave hmrc-refund.%s alone', (suffix) => {
    expect(codes(`hmrc-refund.${suffix}`)).toEqual([]);
  });

  it.each(['example', 'com', 'co.uk', 'org.uk', 'com.au', 'gr.jp', 'ca.us', 'xyz'])(
    'are none of hmrc-refund.%s',
    (suffix) => {
      expect(codes(`hmrc-refund.${suffix}`)).toContain('brand-in-name');
    },
  );

  it('hold no official domain of others, nor a place under one that reads like gov.uk', () => {
    expect(codes('hackney.gov.uk.zebra.edu')).toEqual(['brand-in-subdomain']);
    expect(codes('hackney.gov.co')).toEqual(['council-lookalike']);
  });

  it('hold what their pages name', () => {
    expect(codes('zebra.edu/hmrc')).toEqual(['brand-in-path']);
  });
});

it('leaves a suffix alone that is an organisation’s own', () => {
  expect(codes('hmrc-refund.microsoft')).toEqual([]);
});

it('leaves addresses and public suffixes alone', () => {
  expect(codes('192.0.2.1/hmrc/login.php')).toEqual([]);
  expect(codes('co.uk/hmrc/login.php')).toEqual([]);
});

describe('a name at a service that gives each customer one', () => {
  it.each([
    ['hackney-council.zendesk.com', ['weak'], 'is a weak sign'],
    ['dpd.zebra.custhelp.com', ['weak'], 'is a weak sign'],
    ['login-hackney-council.zendesk.com', ['strong'], 'is strong where it asks'],
    ['hackney-council.mylogin.zendesk.com', ['strong'], 'is strong where it asks in another label'],
    ['hackney-council.zebra-login.zendesk.com', ['strong'], 'is strong where it asks beside a name'],
  ])('%s: %j (%s)', (address, expected) => {
    expect(strengths(address)).toEqual(expected);
  });
});
