import { describe, expect, it } from 'vitest';
import { SHARED_HOSTS } from '../../src/data/shared-hosts';
import { isHostname, isPrivateSuffix, isPublicSuffix, repeated } from './registrable';

describe('shared hosts', () => {
  const hosts = SHARED_HOSTS.map(({ host }) => host);

  it('are lower-case A-labels, none twice', () => {
    expect(hosts.filter((host) => !isHostname(host))).toEqual([]);
    expect(repeated(hosts)).toEqual([]);
  });

  it('are none of the suffixes under which each name is its own site, but for the buckets named in the path', () => {
    const suffixes = SHARED_HOSTS.filter(({ host }) => isPublicSuffix(host) || isPrivateSuffix(host)).map(
      ({ host }) => host,
    );
    expect(suffixes).toEqual(['s3.amazonaws.com']);
  });

  it.each([
    'bit.ly',
    'tinyurl.com',
    'drive.google.com',
    'docs.google.com',
    'forms.office.com',
    'forms.gle',
    'sharepoint.com',
    'onedrive.live.com',
    'dropbox.com',
    'storage.googleapis.com',
    'sites.google.com',
    'weebly.com',
  ])('include %s', (host) => {
    expect(hosts).toContain(host);
  });
});
