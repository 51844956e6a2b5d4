// What Chromium lets through of the browser's policy: a key that is not here, or of another type, never reaches the extension. It checks
// no more than types, so that what is wrong with a value is told by src/core/policy.ts.

const TEXT = { type: 'string' };

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
      description: 'Where reports from staff go: "email" is the mail address of IT.',
      type: 'object',
      properties: { email: TEXT },
    },
  },
};
