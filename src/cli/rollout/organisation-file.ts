// The one file from which a council's rollout is made: where its browsers get the extension, and the policy that they are handed.

import * as v from 'valibot';
import { folderHref } from '../../core/parsed-address';
import { type Policy, readPolicy } from '../../core/policy';
import { readGivenJson, UsageError } from '../usage-error';

/** Where browsers get the extension, and as what they know it. */
export interface ExtensionSource {
  /** Address of the folder that `lurewatch pack --packages` fills, with a slash at the end. */
  readonly folder: string;
  /** 32 letters, as "lurewatch pack" prints it; null where no Chromium browser gets it. */
  readonly chromiumId: string | null;
  /** null where no Firefox gets it. */
  readonly firefoxId: string | null;
}

export interface Organisation {
  readonly extension: ExtensionSource;
  /** The policy's own text, as the file has it: what browsers are handed. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** The same as it is read. */
  readonly policy: Policy;
}

export const CHROMIUM_ID = /^[a-p]{32}$/;
/** As Firefox takes them: a mail address's shape, or a UUID in braces. */
export const FIREFOX_ID = /^(?:[\w.-]*@[\w.-]+|\{[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\})$/i;

/** A text in a template of group policy has 255 characters at the most, a file's name among them. */
const MAX_FOLDER = 200;
const folderSchema = v.pipe(
  v.string('must be text'),
  v.maxLength(MAX_FOLDER, `is longer than ${MAX_FOLDER} characters`),
  v.url('must be a web address'),
  v.transform((text) => new URL(text)),
  v.check(
    ({ protocol, hostname }) => protocol === 'https:' || /^(?:127\.0\.0\.1|localhost)$/.test(hostname),
    'must be https',
  ),
  v.check(
    ({ search, hash, username, password }) => search + hash + username + password === '',
    'must be a folder, without a query or a name in it',
  ),
  v.transform(folderHref),
);

const organisationSchema = v.strictObject({
  extension: v.strictObject({
    folder: folderSchema,
    chromiumId: v.optional(
      v.pipe(
        v.string('must be text'),
        v.regex(CHROMIUM_ID, 'must be 32 letters from a to p, as "lurewatch pack" prints it'),
      ),
    ),
    firefoxId: v.optional(
      v.pipe(
        v.string('must be text'),
        v.maxLength(80, 'is longer than 80 characters'),
        v.regex(FIREFOX_ID, 'must be like lurewatch@council.example'),
      ),
    ),
  }),
  policy: v.record(v.string(), v.unknown(), 'must be an object with the settings of docs/policy.md'),
});

/** Throws a UsageError that names everything that cannot be used. */
export async function readOrganisation(path: string): Promise<Organisation> {
  const { json: given } = await readGivenJson(path, 'the command');
  const read = v.safeParse(organisationSchema, given);
  if (!read.success)
    throw unusable(
      path,
      read.issues.map((issue) => `${v.getDotPath(issue) ?? 'it'} ${sentenceOf(issue)}`),
    );
  const { extension, policy: settings } = read.output;
  const { policy, problems } = readPolicy(settings);
  if (problems.length > 0)
    throw unusable(
      path,
      problems.map((each) => `policy.${each.path} ${each.sentence}`),
    );
  const { folder, chromiumId = null, firefoxId = null } = extension;
  return { extension: { folder, chromiumId, firefoxId }, settings, policy };
}

function sentenceOf({ message, received }: v.BaseIssue<unknown>): string {
  if (received === 'undefined') return 'is missing.';
  return message.startsWith('Invalid key') ? 'is not known here.' : `${message}.`;
}

const unusable = (path: string, faults: readonly string[]) =>
  new UsageError([`${path} cannot be used:`, ...faults.map((each) => `  ${each}`)].join('\n'));
