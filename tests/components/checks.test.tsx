// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Inspection } from '../../lib/state/inspection-state.ts';
import { createFakePage } from '../checks/fake-page.ts';
import { createRealmLog } from '../model/session-log.ts';
import { removePanels, showPanel } from './show-panel.tsx';

afterEach(removePanels);

const HEALTHY = { status: 200, body: '{"status":"healthy"}', isBodyCut: false, tookMs: 3, failureText: null };

function inspecting(code = ''): Inspection {
  return {
    page: createFakePage(code),
    sourceName: 'tapewire-check-test',
    panel: {
      askHttp: vi.fn(async () => HEALTHY),
      tryHandshake: async () => ({ outcome: 'failed', subprotocol: '', tookMs: 3, failureText: null }),
    },
    network: { getHAR: async () => ({ entries: [] }) },
  };
}

async function showChecks(inspection?: Inspection) {
  const shown = await showPanel('dual', inspection === undefined ? {} : { inspection });
  await shown.click('[data-tab="checks"]');
  const settle = async (condition: () => void) => {
    await vi.waitFor(async () => {
      await act(shown.fold);
      condition();
    }, 20_000);
  };
  return { ...shown, settle };
}

describe('the checks', () => {
  it('ask nothing until a button is pressed, then show verdict, sentence and evidence, which the session keeps', async () => {
    const inspection = inspecting();
    const { app, click, text, all, settle } = await showChecks(inspection);
    expect(all('[data-check]').map(({ dataset }) => dataset.verdict)).toEqual(Array(6).fill(undefined));
    expect(inspection.panel.askHttp).not.toHaveBeenCalled();
    await click('[data-testid="run-health"]');
    await settle(() => expect(all('[data-check="health"]')[0]?.dataset.verdict).toBe('passed'));
    expect(text('[data-check="health"] [data-testid="check-sentence"]')).toEqual([
      'The server says that it is healthy.',
    ]);
    expect(text('[data-check="health"] .check-evidence').join()).toContain('200 (OK)');
    expect([...app.session.events()].filter(({ type }) => type === 'check-ran')).toHaveLength(1);
    await settle(() => expect(app.announcement.value.text).not.toBe(''));
    expect(app.announcement.value.text).toBe('The server says that it is healthy.');
  });

  it('run all leaves the Python client alone', async () => {
    const { click, all, settle } = await showChecks(inspecting());
    await click('[data-testid="run-all-checks"]');
    await settle(() => expect(all('[data-verdict]')).toHaveLength(5));
    expect(all('[data-check="python-stats"]')[0]?.dataset.verdict).toBeUndefined();
  });

  it('show what a file holds, with no button to ask', async () => {
    const { tell, all, text } = await showChecks();
    const log = createRealmLog('checks');
    const answers = [{ ...HEALTHY, status: 503, url: 'http://h/health', way: 'panel' as const }];
    await act(() => tell(log.event(1, { type: 'check-ran', durationMs: 3, result: { check: 'health', answers } })));
    expect(all('[data-check="health"]')[0]?.dataset.verdict).toBe('failed');
    expect(text('[data-check="health"] [data-testid="check-sentence"]')).toEqual([
      'The server answered 503 (Service Unavailable).',
    ]);
    expect(all('.check-run, [data-testid="debug-toggle"], [data-testid="debug-section"]')).toEqual([]);
  });

  it('show what a hostile answer says as text', async () => {
    const { tell, all, text } = await showChecks();
    const body = '{"status":"<img src=x onerror=alert(1)>\u202e"}';
    const answers = [{ ...HEALTHY, body, url: 'http://h/health', way: 'panel' as const }];
    const event = { type: 'check-ran', durationMs: 3, result: { check: 'health', answers } } as const;
    await act(() => tell(createRealmLog('checks').event(1, event)));
    expect(text('[data-testid="check-sentence"]').join()).toContain('<img src=x onerror=alert(1)>⟨U+202E⟩');
    expect(all('.checks img')).toEqual([]);
  });

  it('keep paths for the site of the page', async () => {
    const { app, all } = await showChecks(inspecting());
    const field = all('[data-testid="check-path-health"]')[0] as HTMLInputElement;
    field.value = '/up';
    await act(() => void field.dispatchEvent(new Event('change', { bubbles: true })));
    expect(app.settings.current.value.checkPaths).toEqual({ 'http://localhost:8000': { health: '/up' } });
  });
});

describe('debugMode', () => {
  it('is switched on in the toolbar, and says that nothing ever reads it', async () => {
    const inspection = inspecting('globalThis.tradingWebSocket = { ping() {} };');
    const { click, text, all, settle } = await showChecks(inspection);
    expect(text('[data-testid="debug-status"]')).toEqual(['off']);
    await click('[data-testid="debug-toggle"]');
    await settle(() => expect(text('[data-testid="debug-status"]')).toEqual(['never read']));
    expect(text('.checks [data-testid="debug-words-javascript"]').join()).toContain(
      'No function of window.tradingWebSocket mentions debugMode (1 looked through): nothing has come of it so far.',
    );
    await click('[data-testid="debug-toggle"]');
    await settle(() => expect(text('[data-testid="debug-status"]')).toEqual(['off']));
    await settle(() => expect(all('[data-debug="javascript"]')[0]?.dataset.debugState).toBe('off'));
  });

  it('says where it is not found, and does not stay on', async () => {
    const { click, text, all, settle } = await showChecks(inspecting());
    await click('[data-testid="debug-toggle"]');
    await settle(() => expect(text('[data-testid="debug-status"]')).toEqual(['not found']));
    expect((all('[data-testid="debug-toggle"]')[0] as HTMLInputElement).checked).toBe(false);
  });
});
