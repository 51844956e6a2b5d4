// The demo inbox, newest first, as the webmail lists it.

import type { DemoMail } from './inbox/demo-mail';
import { EVERYDAY_MAILS } from './inbox/everyday';
import { INCIDENT_MAILS } from './inbox/incident';
import { LURE_MAILS } from './inbox/lures';

export const INBOX: readonly DemoMail[] = [...EVERYDAY_MAILS, ...LURE_MAILS, ...INCIDENT_MAILS].sort((a, b) =>
  b.date.localeCompare(a.date),
);
