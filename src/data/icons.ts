// Shapes of the appearances of a warning (core/appearance.ts), 20 by 20 units, even-odd filled. Each differs in outline, so that none depends on its colour.

export const ICONS = {
  blocked: 'M6.1.5h7.8l5.6 5.6v7.8l-5.6 5.6H6.1L.5 13.9V6.1L6.1.5ZM4.5 8.4v3.2h11V8.4h-11Z',
  suspicious: 'M10 .8 19.8 19H.2L10 .8ZM8.8 7v6h2.4V7H8.8Zm0 7.4v2.3h2.4v-2.3H8.8Z',
  suspended: 'M10 .3a9.7 9.7 0 1 1 0 19.4A9.7 9.7 0 0 1 10 .3ZM6.3 5.8v8.4H9V5.8H6.3Zm4.7 0v8.4h2.7V5.8H11Z',
  held: 'M10 .4a5 5 0 0 1 5 5V8h2v11.6H3V8h2V5.4a5 5 0 0 1 5-5Zm0 2.4a2.6 2.6 0 0 0-2.6 2.6V8h5.2V5.4A2.6 2.6 0 0 0 10 2.8Zm-1.2 9v4h2.4v-4H8.8Z',
  info: 'M10 .3a9.7 9.7 0 1 1 0 19.4A9.7 9.7 0 0 1 10 .3ZM8.8 4.3v2.4h2.4V4.3H8.8Zm0 4v7.4h2.4V8.3H8.8Z',
  close: 'M4.8 3.2 10 8.3l5.2-5.1 1.6 1.6L11.7 10l5.1 5.2-1.6 1.6L10 11.7l-5.2 5.1-1.6-1.6L8.3 10 3.2 4.8Z',
} as const;
