// The page's heading: also its title, and where the focus starts so that a screen reader begins with it.

import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { say, type Words } from '../../core/words';
import { useLanguage } from './language';
import { type Gaps, Sentence } from './sentence';

export function Heading({ words, gaps = {} }: { readonly words: Words; readonly gaps?: Gaps }) {
  const language = useLanguage();
  const heading = useRef<HTMLHeadingElement>(null);
  const title = say(words, language, gaps);
  useLayoutEffect(() => {
    document.title = title;
  }, [title]);
  useEffect(() => heading.current?.focus(), []);
  return (
    <h1 tabIndex={-1} ref={heading}>
      <Sentence words={words} gaps={gaps} />
    </h1>
  );
}
