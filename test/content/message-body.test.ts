// @vitest-environment happy-dom

import { describe, expect, it } from 'vitest';
import { messageBodyOf } from '../../src/content/message-body';

const originalAt = (address: string) => messageBodyOf(new URL(address) as unknown as Location, true).original();

describe('where a webmail hands out a message as it was received', () => {
  it.each([
    [
      'https://mail.council.example/rc/?_task=mail&_caps=pdf%3D1&_uid=7&_mbox=INBOX&_framed=1&_action=preview',
      'https://mail.council.example/rc/?_task=mail&_action=viewsource&_mbox=INBOX&_uid=7',
    ],
    [
      'https://mail.council.example/?_task=mail&_mbox=INBOX%2FCaf%C3%A9+%26+co&_uid=7&_action=show#x',
      'https://mail.council.example/?_task=mail&_action=viewsource&_mbox=INBOX%2FCaf%C3%A9%20%26%20co&_uid=7',
    ],
  ])('Roundcube: %s', (address, original) => {
    expect(originalAt(address)).toBe(original);
  });

  it.each([
    'https://mail.council.example/?_task=mail&_mbox=INBOX',
    'https://outlook.office.com/mail/inbox/id/AAQk',
    'https://mail.google.com/mail/u/0/#inbox/FMfc',
    'https://elsewhere.example/?_uid=7&_mbox=INBOX',
  ])('nowhere: %s', (address) => {
    expect(originalAt(address)).toBeNull();
  });
});
