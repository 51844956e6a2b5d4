// In place of what is gone or out of reach. It tells nothing of any link.

import type { Words } from '../../core/words';
import { Heading } from './heading';
import { Sentence } from './sentence';

export function Notice({ title, body }: { readonly title: Words; readonly body: Words }) {
  return (
    <div class="lw-band lw-band--quiet">
      <div class="govuk-width-container">
        <Heading words={title} />
        <p>
          <Sentence words={body} />
        </p>
      </div>
    </div>
  );
}
