// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { OpenRoots } from '../../src/content/open-roots';

describe('changes of the trees', () => {
  const controller = new AbortController();
  afterEach(() => controller.abort());

  it('are told, but for what we draw ourselves', async () => {
    const ours = document.createElement('div');
    const roots = new OpenRoots(document, (node) => node === ours);
    let told = 0;
    roots.onChange(() => (told += 1));
    roots.watch(controller.signal);
    const settled = () => new Promise((resolve) => setTimeout(resolve, 20));

    document.documentElement.append(ours);
    await settled();
    ours.remove();
    await settled();
    expect(told).toBe(0);

    document.documentElement.append(ours);
    document.body.append(document.createElement('a'));
    await settled();
    expect(told).toBe(1);
  });
});
