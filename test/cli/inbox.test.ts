// A mail given by `--eml` is judged link by link as the extension judges it in a webmail: both are held to the same demo inbox, the
// extension by test/e2e/warnings.e2e.ts in real browsers, the command here by the same mails as files.

import nodemailer from 'nodemailer';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/cli/check/answer';
import { checkMail } from '../../src/cli/check/mail-files';
import { treat } from '../../src/core/incident';
import { BUILTIN_LISTS } from '../../src/core/lists';
import { judgeMessage } from '../../src/core/verdict';
import { INBOX } from '../../src/demo/inbox';
import { type DemoMail, RECIPIENT } from '../../src/demo/inbox/demo-mail';

const composer = nodemailer.createTransport({ streamTransport: true, buffer: true });

async function asFile({ subject, from, date, html, text }: DemoMail): Promise<Uint8Array> {
  const { message } = await composer.sendMail({ subject, from, to: RECIPIENT, date: new Date(date), html, text });
  return message as Buffer;
}

async function answersTo(mail: DemoMail): Promise<Extract<Answer, { type: 'link' }>[]> {
  const answers: Extract<Answer, { type: 'link' }>[] = [];
  const judge = (
    links: Parameters<typeof judgeMessage>[0]['links'],
    sender: Parameters<typeof judgeMessage>[0]['sender'],
  ) => judgeMessage({ links, sender }, BUILTIN_LISTS);
  const complain = (problem: string) => expect.fail(problem);
  for await (const answer of checkMail(await asFile(mail), mail.id, judge, complain)) {
    if (answer.type === 'link') answers.push(answer);
  }
  return answers;
}

describe('the demo inbox as files', () => {
  it.each(INBOX.map((mail) => [mail.id, mail] as const))('%s: flags what the extension flags', async (_, mail) => {
    const flagged = (await answersTo(mail)).filter(({ verdict }) => treat(verdict, 'normal') !== 'none');
    const found = flagged.map(({ href, verdict }) => `${verdict.level} ${href}`);
    expect([...new Set(found)].sort()).toEqual(
      [...new Set(mail.expect.flagged.map(({ level, href }) => `${level} ${new URL(href).href}`))].sort(),
    );
  });
});
