// What Chromium lets through of the browser's policy: a key that is not here, or of another type, never reaches the extension. It checks
// no more than types, so that what is wrong with a value is told by src/core/policy.ts.

const TEXT = { type: 'string' };
const IN_BOTH = { type: 'object', properties: { en: TEXT, cy: TEXT } };
const CONTACT = { type: 'object', properties: { kind: TEXT, label: IN_BOTH, value: TEXT } };

export const MANAGED_SCHEMA = {
  type: 'object',
  properties: {
    feeds: {
      title: 'Feeds',
      description: 'Lists that the browser follows, as "lurewatch feed policy" prints them.',
      type: 'array',
      items: {
        type: 'object',
        properties: {
          id: TEXT,
          url: TEXT,
          role: TEXT,
          keys: { type: 'array', items: TEXT },
          threshold: { type: 'integer' },
        },
      },
    },
    allow: {
      title: 'Trusted hosts',
      description: 'Hosts that the council trusts besides the built-in ones, each with all below it.',
      type: 'array',
      items: TEXT,
    },
    webmails: {
      title: 'Webmails',
      description: 'Hosts that the council reads its mail on, besides Outlook, Gmail and Teams.',
      type: 'array',
      items: TEXT,
    },
    reports: {
      title: 'Reports',
      description:
        'Where reports from staff go: "email" is the mail address of IT, "endpoint" the web address that takes them as JSON.',
      type: 'object',
      properties: { email: TEXT, endpoint: TEXT },
    },
    rememberOpened: {
      title: 'Remember opened links',
      description:
        'Whether the device remembers for 30 days which links a person opened, to tell them if one is listed later.',
      type: 'boolean',
    },
    group: {
      title: 'Group',
      description: 'Name of a group that this browser is in: drills can be for some groups alone.',
      type: 'string',
    },
    incident: {
      title: 'Incident',
      description: 'What staff are told, for a council without a feed: as "incident" in docs/feed-format.md section 5.',
      type: 'object',
      properties: {
        level: TEXT,
        startedAt: TEXT,
        reviewAt: TEXT,
        endsAt: TEXT,
        message: IN_BOTH,
        contacts: { type: 'array', items: CONTACT },
      },
    },
    suspensions: {
      title: 'Suspensions',
      description: 'Who is trusted no more for now: as "suspensions" in docs/feed-format.md section 5.',
      type: 'array',
      items: {
        type: 'object',
        properties: {
          organisation: TEXT,
          name: IN_BOTH,
          hosts: { type: 'array', items: TEXT },
          senders: { type: 'array', items: TEXT },
          since: TEXT,
          until: TEXT,
        },
      },
    },
  },
};
