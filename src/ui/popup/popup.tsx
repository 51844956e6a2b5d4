// The popup's entry.

import { render } from 'preact';
import { Popup } from './popup-page';

render(<Popup />, document.body);
