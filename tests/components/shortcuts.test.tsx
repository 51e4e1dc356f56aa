// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it } from 'vitest';
import { createSessionModel } from '../../lib/model/session.ts';
import { SCENES } from '../panel-gallery/scenes.ts';
import { removePanels, showPanel } from './show-panel.tsx';

afterEach(removePanels);

/** Whether the panel took the key. */
async function press(key: string, ctrlKey = false): Promise<boolean> {
  const event = new KeyboardEvent('keydown', { key, ctrlKey, bubbles: true, cancelable: true });
  await act(() => void document.body.dispatchEvent(event));
  return event.defaultPrevented;
}

function opened() {
  const model = createSessionModel();
  model.append(SCENES.dual.events);
  return model;
}

describe('the list of keys', () => {
  it.each([
    ['a live page', {}, true],
    ['a file that was opened', { opened: opened() }, false],
  ])('names for %s those that do something there', async (_, deps, isLive) => {
    const panel = await showPanel('dual', deps);
    expect(await press('e', true)).toBe(isLive);
    expect(await press('l', true)).toBe(isLive);
    expect(await press('?')).toBe(true);
    const names = panel.text('.shortcut dt');
    expect(names).toContain('This list');
    for (const name of ['Clear the log', 'Record or pause', 'Note what happens now']) {
      expect(names.includes(name)).toBe(isLive);
    }
  });
});
