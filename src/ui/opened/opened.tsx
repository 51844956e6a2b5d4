// The entry of the page on links that were opened: what was found of them, and what is remembered.

import { render } from 'preact';
import { OpenedPage } from './opened-page';

render(<OpenedPage />, document.body);
