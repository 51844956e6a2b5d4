// Whether a hostname is an IP address, and of which version. The URL standard writes them in one form each.

/** A host that ends in a number is an IPv4 address or no host at all. WHATWG URL 3.5. */
export function addressVersion(hostname: string): 4 | 6 | null {
  if (hostname.startsWith('[')) return 6;
  return /\.\d+$/.test(hostname) ? 4 : null;
}

/** As it is written outside of a web address: without the brackets of IPv6. */
export const bareAddress = (hostname: string): string => hostname.replace(/^\[|\]$/g, '');
