// Addresses as people paste and type them, without a scheme. In a message the document resolves them instead.

const HAS_SCHEME = /^[a-z][a-z\d+.-]*:(?!\d+(?:[/?#]|$))/i;
/** A number is no host, though the URL standard would read `1.5` as an IPv4 address; a dotted quad is. */
const LOOKS_LIKE_HOST =
  /^(?!\d+(?:\.\d+){0,2}(?:[:/\\?#]|$))(?:[^\s/\\?#@:<>"'`|{}^]+\.[^\s/\\?#@:.<>"'`|{}^]+\.?|localhost)(?::\d{1,5})?(?:[/\\?#]|$)/i;

/**
 * The text as an href: `//host` and `host.example/path` get `https:`, `\\host\share` becomes `file:`; all else is returned
 * trimmed. `localhost:80` and `host.example:80` are hosts with a port, not schemes.
 */
export function withScheme(text: string): string {
  const trimmed = text.trim();
  if (trimmed.startsWith('\\\\')) return `file:${trimmed.replaceAll('\\', '/')}`;
  if (trimmed.startsWith('//')) return `https:${trimmed}`;
  if (HAS_SCHEME.test(trimmed)) return trimmed;
  return LOOKS_LIKE_HOST.test(trimmed) ? `https://${trimmed}` : trimmed;
}
