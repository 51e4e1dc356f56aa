// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it } from 'vitest';
import { createRealmLog } from '../model/session-log.ts';
import { removePanels, showPanel } from './show-panel.tsx';

afterEach(removePanels);

/** A panel over one connection that received these, with the last of them selected. */
async function showDetail(...payloads: Array<string | Uint8Array<ArrayBuffer>>) {
  const panel = await showPanel('empty');
  const log = createRealmLog('page');
  const id = log.nextId();
  await act(() => panel.tell(log.started(0), log.created(1), log.opened(2, id)));
  await act(() => panel.tell(...payloads.map((payload, index) => log.received(10 + index, id, payload))));
  const { grid, selection } = panel.app;
  const select = (fromEnd: number) =>
    act(() => selection.select(grid.rows.value.at(grid.rows.value.length - fromEnd) ?? null));
  await select(1);
  const showTab = (tab: 'payload' | 'difference' | 'hex' | 'raw') => act(() => selection.showTab(tab));
  return { ...panel, select, showTab };
}

describe('the detail', () => {
  it('shows what changed since the message before of its type', async () => {
    const { showTab, text } = await showDetail(
      '{"type":"tick","price":10,"gone":true}',
      '{"type":"other"}',
      '{"type":"tick","price":12.5}',
    );
    await showTab('difference');
    expect(text('[data-change] th')).toEqual(['gone', 'price']);
    expect(text('[data-change="changed"] td').join(' ')).toBe('10 12.5 (+2.5)');
    expect(text('[data-change="removed"] td')).toEqual(['true', 'absent']);
  });

  it('says so where no message of its type came before', async () => {
    const { showTab, text } = await showDetail('{"type":"tick"}');
    await showTab('difference');
    expect(text('.detail .notice')).toEqual(['No message of this type came before it on its connection.']);
  });

  it('shows bytes with their offsets, and texts as their UTF-8', async () => {
    const { showTab, text, select } = await showDetail('é!', Uint8Array.of(0x48, 0x69, 0));
    await showTab('hex');
    expect(text('[data-testid="hex-payload"]').join()).toMatch(/^00000000 {2}48 69 00 +Hi\.$/);
    await select(2);
    await showTab('hex');
    expect(text('[data-testid="hex-payload"]').join()).toMatch(/^00000000 {2}c3 a9 21 +\.\.!$/);
  });

  it('shows where the page called close()', async () => {
    const panel = await showPanel('empty');
    const log = createRealmLog('page');
    const id = log.nextId();
    const stack = 'Error\n    at leave (http://localhost:8000/app.js:31:9)';
    await act(() => panel.tell(log.started(0), log.created(1), log.opened(2, id), log.closeRequested(5, id, stack)));
    await act(() => panel.app.inspect(id));
    await act(() => panel.app.selection.showTab('initiator'));
    expect(panel.text('.detail').join()).toMatch(/Stack of close\(\).*leave.*app\.js:31/);
  });

  it('reads a connection as the user says, and again by itself', async () => {
    const { all, text } = await showDetail('{"type":"tick"}');
    const choose = (format: string) =>
      act(async () => {
        const [picker] = all('[data-testid="format"]') as HTMLSelectElement[];
        if (picker === undefined) return;
        picker.value = format;
        picker.dispatchEvent(new Event('change', { bubbles: true }));
        // The panel hears of it once the call is over.
        await Promise.resolve();
      });
    expect(text('[data-testid="payload-tree"]')).toHaveLength(1);
    await choose('text');
    expect(text('[data-testid="payload-tree"]')).toHaveLength(0);
    expect(text('[data-testid="raw-payload"]')).toEqual(['{"type":"tick"}']);
    await choose('');
    expect(text('[data-testid="payload-tree"]')).toHaveLength(1);
  });

  it.each([
    ['markup', '{"x":"<img src=x onerror=alert(1)><script>alert(2)</script>"}'],
    ['names that JavaScript knows', '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'],
    ['marks that turn text around', '{"\\u202egnp.exe":"\\u2066x"}'],
    ['halves of characters', '{"x":"\\ud83d","\\udc00":1}'],
    ['10,000 levels', `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`],
    ['a text without end', `"${'x'.repeat(5_000_000)}"`],
    ['a list of a million', `[${'1,'.repeat(999_999)}1]`],
  ])('shows %s as text, in every tab', async (_, payload) => {
    const { root, showTab, all } = await showDetail('{"type":"before"}', payload);
    for (const tab of ['payload', 'raw', 'hex', 'difference'] as const) {
      await showTab(tab);
      expect(root.querySelector('.detail-body img, .detail-body script')).toBeNull();
      expect(all('.detail-body *').length).toBeLessThan(5_000);
      expect(root.querySelector('.detail-body')?.textContent).not.toMatch(/[\u202a-\u202e\u2066-\u2069]|\p{Cs}/u);
    }
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});
