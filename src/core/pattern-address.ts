// What an indicator's pattern (indicator.ts) names, as a web address: for pages, which do without all that reading one takes.

/** An address that the pattern names; with `https:`, for schemes are no part of it. */
export const addressOfPattern = (pattern: string): string =>
  `https://${pattern.replace(/^=/, '').replace(/[/&]\*$/, '')}`;
