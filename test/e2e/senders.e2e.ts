// Whom a webmail says a message is from: a suspended organisation's senders are paused with it.

import { afterAll, describe, expect, it } from 'vitest';
import { DRIVERS } from './drivers';
import { wordsOf } from './extension-page';
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
      const [page] = await stage.stoppedPages(1);
      if (!page) throw new Error('no page in the place of the link');
      await eventually(() => wordsOf(page)).toContain(
        'This email is from Eastmarsh Council, which is dealing with a cyber incident, so it may not be from the person named.',
      );
      expect(stage.server.requestsTo('agenda-1.example')).toEqual([]);
    },
  );
});
