// The entry of the page that makes a report: opened at index.html#ID. The link itself stands in no address, title or history.

import { render } from 'preact';
import { ReportPage } from './report-page';

render(<ReportPage id={location.hash.slice(1)} />, document.body);
