// URL schemes by what opening them does. Source: docs/data-sources.md ("Schemes").

/** Opened by the mail program, the phone or the calendar: nothing leaves for a website. Without the colon. */
export const PERSONAL_SCHEMES: readonly string[] = [
  'mailto',
  'tel',
  'sms',
  'callto',
  'sip',
  'sips',
  'xmpp',
  'cid',
  'mid',
  'webcal',
];

/** Judged by where they lead. */
export const WEB_SCHEMES: readonly string[] = ['http', 'https', 'ftp'];

/** Run something, open a file or another program, or carry the page in the link itself. */
export const RISKY_SCHEMES: readonly string[] = [
  'javascript',
  'vbscript',
  'data',
  'blob',
  'file',
  'filesystem',
  'view-source',
  'jar',
  'intent',
  'search-ms',
  'search',
  'ms-msdt',
  'ms-officecmd',
  'ms-appinstaller',
  'ms-cxh-full',
  'ms-screenclip',
  'ms-settings',
  'ms-word',
  'ms-excel',
  'ms-powerpoint',
  'ms-access',
  'ms-publisher',
  'ms-visio',
  'ms-infopath',
  'ldap',
  'ldaps',
  'smb',
  'nfs',
  'ssh',
  'telnet',
  'vnc',
  'rdp',
  'shell',
  'powershell',
];
