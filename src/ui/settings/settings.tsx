// The entry of the page of settings and diagnostics.

import { render } from 'preact';
import { SettingsPage } from './settings-page';

render(<SettingsPage />, document.body);
