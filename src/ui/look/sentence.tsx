// Sentences of the words table as nodes: what fills a gap is foreign text, so it is isolated and never read as markup.

import { type ComponentChildren, Fragment } from 'preact';
import { gapsOf, organisationOf } from '../../core/finding';
import type { Reason } from '../../core/reason';
import { sayCounted, type Words } from '../../core/words';
import { notApprovedWords, reasonWords } from '../../data/words/reasons';
import type { CountedWords } from '../../data/words/words';
import type { Ground } from './grounds';
import { useLanguage } from './language';

export type Gaps = Readonly<Record<string, string | undefined>>;

interface SentenceProps {
  readonly words: Words;
  readonly gaps?: Gaps;
  /** Gaps that are more than text. */
  readonly parts?: Readonly<Record<string, ComponentChildren>>;
}

export function Sentence({ words, gaps = {}, parts = {} }: SentenceProps) {
  const language = useLanguage();
  // Split by a capturing group: the odd parts are the gaps' names.
  const pieces = words[language].split(/\{(\w+)\}/);
  const fill = (name: string) => parts[name] ?? <bdi>{gaps[name] ?? ''}</bdi>;
  return (
    <>{pieces.map((piece, index) => (index % 2 === 0 ? piece : <Fragment key={index}>{fill(piece)}</Fragment>))}</>
  );
}

export function CountedSentence({ words, n }: { readonly words: CountedWords; readonly n: number }) {
  const language = useLanguage();
  return <>{sayCounted(words, language, n)}</>;
}

export function GroundSentence({ ground }: { readonly ground: Ground }) {
  const language = useLanguage();
  if (ground === 'not-approved') return <Sentence words={notApprovedWords} />;
  return <Sentence words={reasonWords[ground.code]} gaps={gapsOf(ground.evidence, language)} />;
}

/** The organisation that a warning is about, in the page's language; empty where it is about none. */
export function useOrganisation(reasons: readonly Reason[]): string {
  return organisationOf(reasons, useLanguage());
}
