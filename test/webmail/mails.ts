// What the real Roundcube is given to show: each mail for one trap. Their lures are marked; nothing else may be.

import type { DemoMail } from '../../src/demo/inbox/demo-mail';
import { SUSPENDED_DOMAIN } from '../e2e/suspending-feed';
import { blocked, paragraphs, suspicious, testMail } from '../e2e/test-mails';

const lure = (name: string) => `https://${name}.staff-refunds.example/claim`;
const good = { text: 'A good link', href: 'https://good.example/' };
const lured = (text: string, name: string) => blocked(text, lure(name));

const inText = testMail('Plain text', '', [blocked(lure('plain'), lure('plain'))], 1);
const { html: _none, ...plainParts } = inText;
export const PLAIN: DemoMail = {
  ...plainParts,
  text: `Claim it at ${lure('plain')} today.\nNews: https://good.example/\n`,
};

const anchors = [lured('First', 'first'), lured('Second', 'second')];
export const ANCHORS = testMail(
  'Anchors',
  `${paragraphs([...anchors, good])}
  <p><img src="https://pictures.good.example/one.png" alt="Picture" width="40" height="40" usemap="#map"></p>
  <map name="map"><area shape="rect" coords="0,0,40,40" href="${lure('area')}" alt="In the picture"></map>`,
  [...anchors, lured('In the picture', 'area')],
  1,
);

export const ODD = testMail(
  'Odd',
  `<form action="${lure('form')}"><p>Sign in <button>Go on</button></p></form>
  <p><a href="intent://scan/#Intent;scheme=zxing;end">Scan</a> <a href="mailto:help@good.example">Write</a> <a>Bare</a></p>
  <p><a href="${lure('odd')}">Odd one</a></p>
  <svg width="80" height="20"><a href="${lure('svg')}"><text y="15">Drawn</text></a></svg>`,
  [lured('Odd one', 'odd'), lured('Drawn', 'svg'), suspicious('Scan', 'intent://scan/#Intent;scheme=zxing;end')],
  1,
);

const safeLink = `https://eur01.safelinks.protection.outlook.com/?url=${encodeURIComponent(lure('wrapped'))}&data=05&sdata=x&reserved=0`;
export const WRAPPED = testMail(
  'Wrapped',
  paragraphs([{ text: 'Wrapped', href: safeLink }, good]),
  [blocked('Wrapped', safeLink)],
  1,
);

export const BASED = testMail(
  'Base',
  `<html><head><base href="https://based.staff-refunds.example/"></head><body><p><a href="claim">Relative</a></p></body></html>`,
  [lured('Relative', 'based')],
  0,
);

export const HIDDEN = testMail(
  'Hidden',
  `<p><a href="${lure('shown')}">Shown</a></p><p style="display:none"><a href="${lure('hidden')}">Hidden</a></p>
  <div id="messagebody" class="rcmBody"><a href="${lure('posing')}">In a box of that name</a></div>`,
  [lured('Shown', 'shown'), lured('In a box of that name', 'posing')],
  0,
);

const many = Array.from({ length: 1000 }, (_, at) => ({ text: `Item ${at}`, href: `https://news-${at}.example/` }));
export const THOUSAND = testMail(
  'Thousand',
  paragraphs([lured('At the top', 'top'), ...many]),
  [lured('At the top', 'top')],
  1000,
);

export const MAILS: readonly DemoMail[] = [PLAIN, ANCHORS, WRAPPED, BASED, HIDDEN, ODD, THOUSAND];

/** Of an organisation that is suspended where the test says so; to another's site. */
export const FROM_SUSPENDED: DemoMail = {
  ...testMail('From a council', paragraphs([{ text: 'Agenda', href: 'https://agenda.example/' }]), [], 1),
  from: `Ann Other <ann@${SUSPENDED_DOMAIN}>`,
};
