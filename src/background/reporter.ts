// Whose a report is, without saying who: IT counts people by it, and cannot tell one person's reports about two destinations for theirs.

import type { PersonalDatabase } from './personal-database';
import { macOf, makeKeys } from './sealing';

/** 64 bits in base64url. Where nothing can be kept on the device, another one each time: a report matters more than the count. */
export async function reporterOf(database: PersonalDatabase, destination: string): Promise<string> {
  return (await keyed(database, destination)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

async function keyed(database: PersonalDatabase, destination: string): Promise<string> {
  try {
    const keys = (await database.keys()) ?? (await database.keepKeys(await makeKeys()));
    return await macOf(keys, `reporter ${destination}`);
  } catch {
    return btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(8))));
  }
}
