// What a link can be judged as, worst first.

export const LEVELS = ['blocked', 'suspended', 'suspicious', 'unknown', 'known'] as const;
export type Level = (typeof LEVELS)[number];
