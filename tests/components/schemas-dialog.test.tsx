// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Settings } from '../../lib/state/settings.ts';
import { removePanels, showPanel } from './show-panel.tsx';

afterEach(removePanels);

async function openSchemas(initial: Partial<Settings> = {}) {
  const save = vi.fn<(settings: Settings) => void>();
  const panel = await showPanel('dual', { settings: { initial, save } });
  await panel.click('[data-testid="schemas"]');
  const field = (name: string) => {
    const found = panel.all(`[data-testid="schema-${name}"]`)[0];
    if (found === undefined) throw new Error(`no field ${name}`);
    return found as HTMLInputElement;
  };
  const type = (name: string, value: string) =>
    act(() => {
      field(name).value = value;
      field(name).dispatchEvent(new Event('input', { bubbles: true }));
    });
  const leave = (name: string) => act(() => void field(name).dispatchEvent(new Event('change', { bubbles: true })));
  const said = () => panel.text('[data-testid="schema-problem"]')[0];
  const saved = () => save.mock.lastCall?.[0].customSchemas;
  return { ...panel, save, type, leave, field, said, saved };
}

const STORED = { name: 'Tick', urlPattern: '', field: 'type', value: 'tick', schema: '{}', summary: '{symbol}' };

describe('the user’s message types', () => {
  it('are added, and say in one sentence what is still wrong', async () => {
    const { click, type, leave, said, saved, text } = await openSchemas();
    await click('[data-testid="add-schema"]');
    expect(said()).toBe('Give the type a name.');
    await type('name', 'Tick');
    expect(text('.schema-name')).toEqual(['Tick']);
    expect(said()).toBe('In use.');
    await type('field', '');
    expect(said()).toBe('Say which messages it is for: by URL, by a field, or by both.');
    await type('urlPattern', 'feed.example');
    await type('schema', '{\n  "type": "strnig"\n}');
    expect(said()).toBe('"strnig" at # is no type of JSON Schema.');
    await type('schema', '{\n  "type": \n}');
    expect(said()).toBe('The schema is not JSON: see line 3.');
    await leave('schema');
    expect(saved()).toMatchObject([
      { name: 'Tick', urlPattern: 'feed.example', field: '', schema: '{\n  "type": \n}' },
    ]);
  });

  it('are kept when the dialog is closed without leaving the field', async () => {
    const { type, saved, all } = await openSchemas({ customSchemas: [STORED] });
    await type('name', 'Trade');
    await act(() => {
      all('dialog')[0]?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    });
    expect(all('dialog')).toHaveLength(0);
    expect(saved()).toEqual([{ ...STORED, name: 'Trade' }]);
  });

  it('are removed one by one', async () => {
    const { click, saved, text } = await openSchemas({ customSchemas: [STORED, { ...STORED, name: 'Trade' }] });
    await click('.schema-name');
    await click('[data-testid="remove-schema"]');
    expect(text('.schema-name')).toEqual(['Trade']);
    expect(saved()?.map(({ name }) => name)).toEqual(['Trade']);
  });

  it('name the messages in the grid as soon as they are described', async () => {
    const { click, type, leave, text } = await openSchemas({
      customSchemas: [{ ...STORED, value: 'scanner_progress' }],
    });
    await type('name', 'Scan step');
    await leave('name');
    await click('[data-testid="close-dialog"]');
    await vi.waitFor(() => expect(text('.cell-type')).toContain('Scan step'));
    expect(text('.cell-type')).not.toContain('scanner_progress');
  });

  it('are left alone when nothing was changed', async () => {
    const { click, save } = await openSchemas({ customSchemas: [STORED] });
    await click('[data-testid="close-dialog"]');
    expect(save).not.toHaveBeenCalled();
  });

  it('have the keyboard to themselves while the dialog is open', async () => {
    const { app, all, tell } = await openSchemas({ customSchemas: [STORED] });
    const field = all('[data-testid="schema-name"]')[0];
    field?.dispatchEvent(new KeyboardEvent('keydown', { key: 'e', ctrlKey: true, bubbles: true }));
    await act(() => tell());
    expect(app.session.recording.value).toBe('recording');
  });

  it('are said in Portuguese, too', async () => {
    const { text, said } = await openSchemas({ language: 'pt-BR', customSchemas: [{ ...STORED, name: '' }] });
    expect(text('dialog h2')).toEqual(['Seus tipos de mensagem']);
    expect(said()).toBe('Dê um nome ao tipo.');
  });

  it('survive settings that hold something else', async () => {
    const { text } = await openSchemas({ customSchemas: [null, STORED, 'x'] as unknown as Settings['customSchemas'] });
    expect(text('.schema-name')).toEqual(['Tick']);
  });
});
