import { readFileSync, writeFileSync } from 'node:fs';
import { toJsonSchema } from '@valibot/to-json-schema';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { BUILTIN_LISTS } from '../../src/core/lists';
import { reportMessage, reportMessageSchema } from '../../src/core/report-message';
import { judge } from '../../src/core/verdict';

const SCHEMA = new URL('../../docs/report.schema.json', import.meta.url);

const href = 'https://westmarsh.gov.uk.account-check.example/';
const link = { href, text: 'Your tax', kind: 'a' } as const;
const written = {
  kind: 'opened',
  link,
  verdict: judge(link, BUILTIN_LISTS),
  sender: { name: 'Payroll', address: 'payroll@northbrook.example' },
  id: '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
  reporter: 'AAAAAAAAAAA',
  at: '2026-11-25T10:40:00.000Z',
  openedAt: '2026-11-25T10:32:00.000Z',
  contact: ' Ann, 0123 ',
  language: 'cy',
} as const;

describe('a report as the receiver gets it', () => {
  it('says what was shown, and nothing else', () => {
    const message = reportMessage(written);
    expect(v.parse(reportMessageSchema, message)).toEqual(message);
    expect(message).toEqual({
      format: 'lurewatch-report/1',
      id: written.id,
      reporter: 'AAAAAAAAAAA',
      kind: 'opened',
      reportedAt: '2026-11-25T10:40:00.000Z',
      openedAt: '2026-11-25T10:32:00.000Z',
      link: { href, text: 'Your tax' },
      destination: { url: href, domain: 'account-check.example' },
      sender: written.sender,
      result: { level: 'suspicious', reasons: written.verdict.reasons.map(({ code }) => code) },
      contact: 'Ann, 0123',
      language: 'cy',
    });
  });

  it('says when it was opened only where the person says that they opened it, and who they are only where they do', () => {
    expect(reportMessage({ ...written, kind: 'wrong', contact: '  ' })).toMatchObject({
      openedAt: null,
      contact: null,
    });
  });

  it('has its bounds from a link however long', () => {
    const long = {
      href: `https://a.example/${'x'.repeat(9_000)}`.slice(0, 8_193),
      text: 'x'.repeat(300),
      kind: 'a',
    } as const;
    const message = reportMessage({ ...written, link: long, verdict: judge(long, BUILTIN_LISTS) });
    expect(v.is(reportMessageSchema, message)).toBe(true);
  });

  it('is what docs/report.schema.json says', () => {
    const schema = { title: 'A report from Lurewatch', ...toJsonSchema(reportMessageSchema) };
    const text = `${JSON.stringify(schema, null, 2)}\n`;
    // After a change of the schema: LUREWATCH_WRITE=1 writes the file anew.
    if (process.env.LUREWATCH_WRITE) writeFileSync(SCHEMA, text);
    expect(JSON.parse(readFileSync(SCHEMA, 'utf8'))).toEqual(JSON.parse(text));
  });
});
