// The built-in blocklist: a test indicator that always blocks, and the demonstration's lures. All are reserved names
// (RFC 2606, RFC 6761), so none can be a real site. Known lures come by feed.

export interface BuiltinIndicator {
  /** Stands for itself and all hosts below it. */
  readonly host: string;
  readonly campaign: string;
  readonly isTest?: true;
}

export const BUILTIN_INDICATORS: readonly BuiltinIndicator[] = [
  { host: 'lurewatch-test.example', campaign: 'Lurewatch test', isTest: true },
  { host: 'staff-refunds.example', campaign: 'Staff refund (demonstration)' },
  { host: 'parcel-redelivery-fee.example', campaign: 'Parcel fee (demonstration)' },
];
