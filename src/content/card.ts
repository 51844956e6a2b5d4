// The card at a label: what is wrong in one sentence, where the link really leads, what to do.

import { type Language, say } from '../core/words';
import { ICONS } from '../data/icons';
import { markerWords, unjudgedWords } from '../data/words/marker';
import type { Warning } from '../messages';
import { element, icon } from './dom';

/** What a button of ours does; clicks reach it through the surface guard. */
export type Actions = WeakMap<Element, () => void>;

export interface WarningChoices {
  readonly onReport: () => void;
  readonly onClose: () => void;
}

export function warningCard(
  warning: Warning,
  language: Language,
  actions: Actions,
  { onReport, onClose }: WarningChoices,
): HTMLElement {
  const report = element('button', { type: 'button', class: 'act' }, say(markerWords.report, language));
  actions.set(report, onReport);
  const destination =
    warning.domain === ''
      ? []
      : [
          element('p', { class: 'goes' }, say(markerWords.goes, language)),
          element('p', { class: 'domain' }, element('bdi', { dir: 'ltr', translate: 'no' }, warning.domain)),
        ];
  return element(
    'div',
    { class: `card ${warning.appearance}`, role: 'group', 'aria-label': warning.title, lang: language },
    element('h2', {}, icon(ICONS[warning.appearance]), element('span', {}, warning.title)),
    ...destination,
    element('p', {}, warning.why),
    ...(warning.real === '' ? [] : [element('p', {}, warning.real)]),
    element('p', {}, warning.next),
    element('div', { class: 'row' }, report),
    closeButton(language, actions, onClose),
  );
}

export interface UnjudgedChoices {
  readonly onRetry: () => void;
  /** Null where there is no way through. */
  readonly onOpen: (() => void) | null;
  readonly onClose: () => void;
}

/** For a link that was clicked and has no answer: nothing is claimed, the person is asked. */
export function unjudgedCard(
  language: Language,
  actions: Actions,
  { onRetry, onOpen, onClose }: UnjudgedChoices,
): HTMLElement {
  const button = (words: keyof typeof unjudgedWords, look: string, act: () => void) => {
    const node = element('button', { type: 'button', class: look }, say(unjudgedWords[words], language));
    actions.set(node, act);
    return node;
  };
  return element(
    'div',
    { class: 'card held', role: 'group', 'aria-label': say(unjudgedWords.title, language), lang: language },
    element('h2', {}, icon(ICONS.info), element('span', {}, say(unjudgedWords.title, language))),
    element('p', {}, say(unjudgedWords.explanation, language)),
    element(
      'div',
      { class: 'row' },
      button('retry', 'act safe', onRetry),
      ...(onOpen ? [button('open', 'act', onOpen)] : []),
    ),
    closeButton(language, actions, onClose),
  );
}

function closeButton(language: Language, actions: Actions, onClose: () => void): HTMLElement {
  const close = element(
    'button',
    { type: 'button', class: 'close', 'aria-label': say(markerWords.close, language) },
    icon(ICONS.close),
  );
  actions.set(close, onClose);
  return close;
}
