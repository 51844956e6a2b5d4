// Reasons by the scheme of a link that does not open a web page.

import {
  MEETING_SCHEMES,
  OFFICE_SCHEMES,
  PERSONAL_SCHEMES,
  PICTURE_TYPES,
  RISKY_SCHEMES,
  WEB_SCHEMES,
} from '../data/schemes';
import type { Reason, Strength } from './reason';

const HARMLESS = new Set([...WEB_SCHEMES, ...PERSONAL_SCHEMES, ...MEETING_SCHEMES]);
const RISKY = new Set(RISKY_SCHEMES);
const OFFICE = new Set(OFFICE_SCHEMES);
const PICTURES = new Set(PICTURE_TYPES);

/**
 * None for the web, for mail, telephone and meetings; strong for what runs or carries code or opens files from the network;
 * weak for any other program. `url` is the whole link as the URL standard serialises it.
 */
export function schemeReasons(scheme: string, url = `${scheme}:`): readonly Reason[] {
  const strength = strengthOf(scheme, url);
  return strength === null ? [] : [{ code: 'unusual-scheme', strength, evidence: { part: scheme } }];
}

function strengthOf(scheme: string, url: string): Strength | null {
  if (HARMLESS.has(scheme)) return null;
  if (scheme === 'data' && PICTURES.has(mediaType(url))) return null;
  if (scheme === 'file') return isOnInternet(url) ? 'strong' : 'weak';
  // A document's address on the web is judged as a candidate; a share (UNC) or anything else is not.
  if (OFFICE.has(scheme)) return /^[^|:]*:(?:[^|]*\|u\|)?https:\/\//i.test(url) ? 'weak' : 'strong';
  return RISKY.has(scheme) ? 'strong' : 'weak';
}

/** RFC 2397: `data:[mediatype][;base64],data`. */
function mediaType(url: string): string {
  return (/^data:\s*([^;,]*)/i.exec(url)?.[1] ?? '').trim().toLowerCase();
}

/**
 * Whether a `file:` link asks a server outside: merely opening it hands that server the person's NTLM answer. Colleagues
 * paste paths of their own drives and of the council's file servers, which have no dot in their name.
 */
function isOnInternet(url: string): boolean {
  // `file:////host/share` and `file://///host/share` are Outlook's ways to write \\host\share.
  const host = /^file:\/\/+(?=[^/])([^/?#]*)/i.exec(url)?.[1] ?? '';
  const isPath = url.startsWith('file:///') && !url.startsWith('file:////');
  if (isPath || !host.includes('.')) return false;
  return !/\.(?:local|lan|internal|intranet|corp|home|localdomain)\.?$|^(?:10|127|192\.168|169\.254|172\.(?:1[6-9]|2\d|3[01]))\.[\d.]+$/i.test(
    host,
  );
}
