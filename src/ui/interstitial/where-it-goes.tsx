// Where a stopped link leads. The registrable domain is the loudest text after the heading.

import { domainOf } from '../../core/finding';
import { interstitialWords } from '../../data/words/interstitial';
import { linkWords } from '../../data/words/link';
import type { StoppedLink } from '../../messages';
import { Address, shorten } from '../look/address';
import { Sentence } from '../look/sentence';

export function WhereItGoes({ stopped: { link, verdict } }: { readonly stopped: StoppedLink }) {
  const domain = domainOf(verdict);
  return (
    <section class="lw-where" aria-labelledby="goes">
      <h2 id="goes">
        <Sentence words={interstitialWords.goes} />
      </h2>
      <p class="lw-where__domain">
        {domain === '' ? (
          <Sentence words={linkWords.unread} />
        ) : (
          <bdi dir="ltr" translate={false}>
            {domain}
          </bdi>
        )}
      </p>
      <dl>
        {link.text !== '' && (
          <div>
            <dt>
              <Sentence words={linkWords.shown} />
            </dt>
            <dd>
              <bdi>{shorten(link.text)}</bdi>
            </dd>
          </div>
        )}
        {verdict.destination !== null && (
          <div>
            <dt>
              <Sentence words={linkWords.fullAddress} />
            </dt>
            <dd>
              <Address destination={verdict.destination} />
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}
