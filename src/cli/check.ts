// `lurewatch check`: judges with the extension's own core, so what IT sees is what staff get.

import { domainOf, sentenceOf } from '../core/finding';
import { treat } from '../core/incident';
import { BUILTIN_LISTS } from '../core/lists';
import { judge } from '../core/verdict';

/** One line a link with `asJson`, else a few for a person; in the order of the links. */
export function* check(links: readonly string[], { asJson }: { readonly asJson: boolean }): Generator<string> {
  for (const href of links) {
    const verdict = judge({ href, text: '', kind: 'text' }, BUILTIN_LISTS);
    const asks = treat(verdict, 'normal') !== 'none';
    if (asJson) {
      const { level, destination, reasons } = verdict;
      yield JSON.stringify({
        href,
        destination: destination?.url ?? null,
        hops: destination?.hops.map(({ url }) => url) ?? [],
        host: destination?.hostname ?? null,
        registrableDomain: destination?.registrableDomain ?? null,
        level,
        asks,
        reasons: reasons.filter(({ strength }) => strength !== 'note'),
      });
    } else {
      yield `${verdict.level.padEnd(10)} ${href}`;
      if (verdict.destination) yield `           leads to ${domainOf(verdict)}`;
      for (const reason of verdict.reasons) yield `           ${sentenceOf(reason, 'en')}`;
    }
  }
}
