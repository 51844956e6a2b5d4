// URL schemes by what opening them does, without the colon. What stands in no table here starts some other program.
// Source: docs/data-sources.md ("Schemes").

/** Judged by where they lead. */
export const WEB_SCHEMES: readonly string[] = ['http', 'https', 'ftp'];

/** Opened by the mail program, the phone, the calendar or the address book; or names a part of the message itself. */
export const PERSONAL_SCHEMES: readonly string[] = [
  'about',
  'callto',
  'cid',
  'facetime',
  'facetime-audio',
  'fax',
  'geo',
  'im',
  'mailto',
  'maps',
  'mid',
  'mmsto',
  'news',
  'nntp',
  'sip',
  'sips',
  'sms',
  'smsto',
  'tel',
  'urn',
  'webcal',
  'webcals',
  'xmpp',
];

/** Join a meeting or a conversation, in a program that asks before it does anything else. */
export const MEETING_SCHEMES: readonly string[] = [
  'gotoopener',
  'lync',
  'lync15',
  'ms-teams',
  'msteams',
  'skype',
  'slack',
  'wbx',
  'webex',
  'webexteams',
  'whatsapp',
  'zoommtg',
  'zoomphonecall',
  'zoomus',
];

/** Run code, carry a page in the link itself, or hand the system a command, a file or a remote session. */
export const RISKY_SCHEMES: readonly string[] = [
  // Code, and pages without a site
  'blob',
  'data',
  'filesystem',
  'jar',
  'javascript',
  'livescript',
  'mhtml',
  'mk',
  'mocha',
  'vbs',
  'vbscript',
  'view-source',

  // Windows: handlers that have run code, or open what a stranger offers
  'hcp',
  'its',
  'ldap',
  'ldaps',
  'ms-appinstaller',
  'ms-cxh',
  'ms-cxh-full',
  'ms-help',
  'ms-its',
  'ms-itss',
  'ms-msdt',
  'ms-officecmd',
  'ms-quick-assist',
  'ms-screenclip',
  'ms-screensketch',
  'ms-search',
  'ms-settings',
  'powershell',
  'res',
  'search',
  'search-ms',
  'shell',

  // Phones: an intent names a program, its data and a page to fall back to; itms-services installs
  'android-app',
  'intent',
  'itms-services',

  // Remote files, sessions and shells
  'afp',
  'cifs',
  'dav',
  'davs',
  'jnlp',
  'jnlps',
  'ms-rd',
  'nfs',
  'putty',
  'rdp',
  'rlogin',
  'scp',
  'sftp',
  'smb',
  'ssh',
  'telnet',
  'tftp',
  'tn3270',
  'vnc',
];

/** Open a document in Office, most often from an address in the link: `ms-word:ofe|u|https://...`. */
export const OFFICE_SCHEMES: readonly string[] = [
  'ms-access',
  'ms-excel',
  'ms-infopath',
  'ms-powerpoint',
  'ms-project',
  'ms-publisher',
  'ms-spd',
  'ms-visio',
  'ms-word',
  'onenote',
];

/** A `data:` link of one of these shows a picture and can do nothing else; `image/svg+xml` can hold a script. */
export const PICTURE_TYPES: readonly string[] = [
  'image/avif',
  'image/bmp',
  'image/gif',
  'image/jpeg',
  'image/jpg',
  'image/png',
  'image/webp',
];
