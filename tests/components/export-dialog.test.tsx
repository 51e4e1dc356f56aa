// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createRealmLog } from '../model/session-log.ts';
import { madeJpeg } from '../protocol/made-jpeg.ts';
import { removePanels, showPanel } from './show-panel.tsx';

afterEach(removePanels);

const PREVIEW = '[data-testid="redaction-preview"]';

async function openDialog(language: 'en' | 'pt-BR' = 'en') {
  const panel = await showPanel('dual', { openFile: async () => null, language });
  const notes = createRealmLog('notes');
  const noted = (at: number) =>
    notes.event(at, { type: 'note-added', text: 'from the page', picture: madeJpeg(640, at) });
  await act(() => panel.tell(noted(100), noted(200)));
  await panel.click('[data-testid="export-session"]');
  const look = async (): Promise<void> => {
    await vi.waitFor(() => act(() => expect(panel.all(PREVIEW)[0]?.dataset.state).toBe('found')));
  };
  await look();
  return { ...panel, look };
}

describe('pictures in the export dialog', () => {
  it('are no secrets among others: they are counted apart, and go as a whole', async () => {
    const { text } = await openDialog();
    expect(text(`${PREVIEW} [role="status"]`)).toEqual([
      expect.stringMatching(/\. 2 pictures of the page left out\.$/),
    ]);
    const [row] = text('[data-rule="picture"]');
    expect(row).toContain('left out as a whole: nobody can tell what is on them');
    expect(row).not.toMatch(/redacted-|9j/);
  });

  it('stay where that is asked for, with a word on what they show', async () => {
    const { all, text, look } = await openDialog('pt-BR');
    await act(() => (all('[data-testid="redact-picture"]')[0] as HTMLInputElement).click());
    await look();
    expect(text('[data-rule="picture"]')[0]).toContain('mostram o que estava na tela');
    expect(text(`${PREVIEW} [role="status"]`)[0]).not.toContain('imagem');
  });
});
