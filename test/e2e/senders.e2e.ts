// Whom a webmail says a message is from: a suspended organisation's senders are paused with it.

import { afterAll, describe, expect, it } from 'vitest';
import { DRIVERS } from './drivers';
import { pressOn, wordsOf } from './extension-page';
import { warningsIn } from './message';
import { fromCheckout } from './paths';
import { eventually, useStage } from './stage';
import { type SuspendingFeed, startSuspendingFeed } from './suspending-feed';

describe.each(DRIVERS)('senders in $name', ({ name }) => {
  let feed: SuspendingFeed;
  const stage = useStage(name, [], {
    policy: async () => {
      feed = await startSuspendingFeed();
      return feed.policy;
    },
  });
  afterAll(() => feed.stop());

  it.each(['outlook.office.com', 'mail.google.com'])(
    'that are suspended are told by the header of %s, never by what the message says of itself',
    async (host) => {
      stage.server.serve([host], fromCheckout('test/fixtures/webmails'));
      const tab = await stage.driver.open(`https://${host}/senders.html`);
      await eventually(() => warningsIn(tab)).toEqual(['From the suspended: Paused: Eastmarsh Council']);
      const link = (await tab.find('link', 'From the suspended'))[0];
      if (!link) throw new Error('no link');
      await tab.click({ x: link.box.x + link.box.width / 2, y: link.box.y + link.box.height / 2 });
      const pageThere = async () => {
        for (const each of await stage.driver.tabs()) if ((await each.url()).includes('interstitial')) return each;
        return null;
      };
      await eventually(async () => (await pageThere()) !== null).toBe(true);
      const page = await pageThere();
      if (!page) throw new Error('the page went away');
      await eventually(() => wordsOf(page)).toContain(
        'This email is from Eastmarsh Council, which is dealing with a cyber incident, so it may not be from the person named.',
      );
      expect(stage.server.requestsTo('agenda-1.example')).toEqual([]);
      await pressOn(page, 'button', 'Go back to my email');
      await tab.close();
    },
  );
});
