// The interstitial's entry: opened at index.html#ID. The link itself stands in no address, title or history.

import { render } from 'preact';
import { InterstitialPage } from './interstitial-page';

render(<InterstitialPage id={location.hash.slice(1)} />, document.body);
