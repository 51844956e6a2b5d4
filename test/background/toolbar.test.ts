import { describe, expect, it } from 'vitest';
import { type Everywhere, idleState, toolbarState } from '../../src/background/toolbar';
import type { TabFindings } from '../../src/messages';

const CALM: Everywhere = { incident: 'normal', isDrill: false, isStale: false, hasOpened: false, language: 'en' };
const tab = (flagged: number, blocked = 0): TabFindings => ({
  incident: 'normal',
  watched: true,
  webmail: 'outlook',
  counts: { blocked, suspended: 0, suspicious: flagged - blocked, unknown: 0, known: 3 },
  flagged,
  findings: [],
});
const iconOf = (findings: TabFindings, everywhere: Everywhere) =>
  /icon-(\w+)-16/.exec(toolbarState(findings, everywhere).icon[16])?.[1];

describe('the toolbar', () => {
  it('shows the worst fact: lockdown, blocked, a warning or heightened, calm', () => {
    expect(iconOf(tab(0), CALM)).toBe('calm');
    expect(iconOf(tab(2), CALM)).toBe('warn');
    expect(iconOf(tab(2, 1), CALM)).toBe('blocked');
    expect(iconOf(tab(0), { ...CALM, incident: 'heightened' })).toBe('warn');
    expect(iconOf(tab(2, 1), { ...CALM, incident: 'heightened' })).toBe('blocked');
    expect(iconOf(tab(2, 1), { ...CALM, incident: 'lockdown' })).toBe('lockdown');
  });

  it('says the same in words, and counts to 99', () => {
    const { badge, title } = toolbarState(tab(2), { ...CALM, incident: 'lockdown', isStale: true });
    expect(badge).toBe('2');
    expect(title.split('\n')).toEqual([
      'Lurewatch: 2 warnings in this message',
      'Do not open links in emails',
      'Not updated lately',
      'Protection works here: Outlook on the web',
    ]);
    expect(toolbarState(tab(120), CALM).badge).toBe('99+');
    expect(toolbarState(tab(1), { ...CALM, language: 'cy' }).title).toContain('1 rhybudd');
  });

  it('shows an incident in tabs that hold no mail, and claims nothing of their links', () => {
    const idle = idleState({ ...CALM, incident: 'lockdown' });
    expect(idle.icon[16]).toContain('lockdown');
    expect(idle.badge).toBe('');
    expect(idle.title).toBe('Lurewatch: links on this page are not checked\nDo not open links in emails');
    expect(toolbarState({ ...tab(0), watched: false }, CALM).title).toBe(idleState(CALM).title);
  });
});
