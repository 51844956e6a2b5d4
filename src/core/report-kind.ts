// What a person says of a link that they report.

/** That it is a lure, that they have opened it, or that the warning about it is wrong. */
export const REPORT_KINDS = ['scam', 'opened', 'wrong'] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

/** What a person may write of how IT can reach them, in characters. */
export const MAX_CONTACT_UNITS = 120;
