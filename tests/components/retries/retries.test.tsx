// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { goToEvidence } from '../../../components/findings/go-to-evidence.ts';
import type { Settings } from '../../../lib/state/settings.ts';
import { createRealmLog } from '../../model/session-log.ts';
import { removePanels, showPanel } from '../show-panel.tsx';

afterEach(removePanels);

const SITE = 'http://localhost:8000';

async function showRetries(scene: Parameters<typeof showPanel>[0] = 'retrying', settings: Partial<Settings> = {}) {
  const save = vi.fn<(settings: Settings) => void>();
  const initial = { mainTab: 'retries', policies: { [SITE]: 'guide' }, ...settings } as const;
  const panel = await showPanel(scene, { settings: { initial, save } });
  const change = (selector: string, value: string, type: string) =>
    act(() => {
      const field = panel.all(selector)[0] as HTMLInputElement;
      field.value = value;
      field.dispatchEvent(new Event(type, { bubbles: true }));
    });
  return { ...panel, save, change };
}

describe('the retries', () => {
  it('draw the waits of each client against the policy of the guide', async () => {
    const { all, text } = await showRetries();
    expect(all('[data-retries-of]').map(({ dataset }) => dataset.language)).toEqual(['javascript', 'python']);
    expect(text('.retry-facts')[0]).toBe(
      '8 attempts. Waited 5\u00a0s, 7.5\u00a0s, 11.3\u00a0s, 16.9\u00a0s, 25.3\u00a0s, 30\u00a0s, 30\u00a0s. ' +
        'Observed: growing by a factor, first wait 5\u00a0s, factor 1.5, at most 30\u00a0s, no jitter (7 waits, certain). ' +
        'Of 7 waits, 5 too long for the policy.',
    );
    expect(all('.ladder-fit')).toHaveLength(2);
    expect(all('[data-language="javascript"] .ladder-point.is-too-late')).toHaveLength(5);
    expect(all('[data-language="python"] .ladder-point.is-too-late')).toHaveLength(5);
    expect(all('.ladder-band')).toHaveLength(2);
  });

  describe('of a library that waits as it does by default', () => {
    async function factsOf(file: string, delaysMs: readonly number[]) {
      const log = createRealmLog('other');
      const { text, tell } = await showRetries('empty', { policies: { [SITE]: 'none' } });
      const start = log.started(0);
      let at = 0;
      const tries = [0, ...delaysMs].flatMap((delayMs) => {
        at += delayMs + 15;
        const id = log.nextId();
        const stack = `    at new e (https://cdn.example/npm/${file}:1:9)`;
        return [log.created(at - 15, stack, null, 'ws://c.example/'), log.closed(at, id)];
      });
      await act(() => tell(start, ...tries));
      return text('.retry-facts');
    }

    it('name it beside the rule', async () => {
      expect(await factsOf('@stomp/stompjs@7.5.0/bundles/stomp.umd.min.js', [5_001, 5_004, 5_002])).toEqual([
        '4 attempts. Waited 5\u00a0s, 5\u00a0s, 5\u00a0s. Observed: always the same, first wait 5\u00a0s, no jitter (3 waits, very likely). ' +
          'Within the defaults of STOMP.js (5\u00a0s each time; reconnectDelay).',
      ]);
    });

    it('do not guess at a rule with jitter', async () => {
      const waits = [1_400, 1_800, 3_100, 4_700, 5_001, 5_002, 5_003];
      const [facts] = await factsOf('socket.io.min.js', waits);
      expect(facts).toMatch(/5\u00a0s\. Within the defaults of Socket\.IO \(/);
    });

    it('do not guess either where chance made steps that look even', async () => {
      const [facts] = await factsOf('socket.io.min.js', [1_200, 2_950, 4_700, 5_001, 5_003, 5_002]);
      expect(facts).toMatch(/5\u00a0s\. Within the defaults of Socket\.IO \(/);
    });
  });

  it('bring the attempt into view that a finding rests on, each time it is asked for', async () => {
    const scrolled = vi.fn();
    vi.spyOn(Element.prototype, 'scrollIntoView').mockImplementation(function (this: Element) {
      scrolled(this.getAttribute('data-attempt'));
    });
    const { app, all } = await showRetries('retrying', { mainTab: 'findings' });
    const finding = app.findings.value.find(({ evidence }) => evidence.some(({ kind }) => kind === 'attempt'));
    const evidence = finding?.evidence.find(({ kind }) => kind === 'attempt');
    if (finding === undefined || evidence?.kind !== 'attempt') throw new Error('no finding rests on an attempt');
    await act(() => goToEvidence(evidence, finding, app));
    const [row, ...others] = all('.attempts [aria-current]');
    expect(others).toEqual([]);
    const client = app.session.view.value.clients.find(({ connectionIds }) => {
      return connectionIds.includes(evidence.connectionId);
    });
    const place = client?.connectionIds.indexOf(evidence.connectionId) ?? -1;
    expect(row?.dataset.attempt).toBe(String(place + 1));
    await act(() => goToEvidence(evidence, finding, app));
    expect(scrolled.mock.calls).toEqual([[String(place + 1)], [String(place + 1)]]);
    vi.restoreAllMocks();
  });

  it('say of each attempt how it went, how long was waited and what the policy asks for', async () => {
    const { text } = await showRetries();
    const row = text('[data-language="python"] [data-attempt="3"] td');
    expect(row[3]).toContain('refused');
    expect(row.slice(4)).toEqual(['10.001\u00a0s', '2\u00a0s', '5× too long']);
  });

  it('agree with the policy that the code really follows', async () => {
    const { change, all, text, save } = await showRetries();
    await change('[data-testid="policy"]', 'app-javascript', 'change');
    expect(all('[data-language="javascript"] .ladder-point.is-as-expected')).toHaveLength(7);
    expect(text('[data-language="javascript"] [data-attempt="2"] .verdict')).toEqual(['as the policy asks']);
    expect(save.mock.lastCall?.[0].policies).toEqual({ 'http://localhost:8000': 'app-javascript' });
  });

  it('are not judged where the user wants none', async () => {
    const { change, all, text } = await showRetries();
    await change('[data-testid="policy"]', 'none', 'change');
    expect(all('.ladder-band')).toHaveLength(0);
    expect(text('.retry-facts').join()).not.toContain('policy');
    expect(text('[data-language="python"] [data-attempt="3"] td').slice(4)).toEqual(['10.001\u00a0s', '']);
  });

  it('say who chose their policy', async () => {
    const { change, text } = await showRetries('retrying', { policies: {} });
    expect(text('[data-chosen-by]')).toEqual([]);
    await change('[data-testid="policy"]', 'guide', 'change');
    expect(text('[data-chosen-by="user"]')).toEqual(['chosen for this site']);
  });

  it('take a policy of the user, and none that makes no sense', async () => {
    const { change, app } = await showRetries();
    await change('[data-testid="policy"]', 'own', 'change');
    await change('[data-policy-field="baseMs"]', '5', 'input');
    expect(app.policy.policy.value).toMatchObject({ baseMs: 5000, factor: 2, capMs: 30_000 });
    await change('[data-policy-field="factor"]', '0.5', 'input');
    expect(app.policy.policy.value.factor).toBe(2);
    await change('[data-policy-field="maxRetries"]', '', 'input');
    expect(app.policy.policy.value.maxRetries).toBeNull();
  });

  it.each([['nonsense'], [{ baseMs: -1 }], [null], [{ baseMs: 'x', factor: 2 }]])(
    'are not judged where %j was stored',
    async (stored) => {
      const { app } = await showRetries('retrying', { policies: { [SITE]: stored } });
      expect(app.policy.choice.value).toBe('none');
    },
  );

  it('show what is chosen in the list of connections, if that retried', async () => {
    const { all, app } = await showRetries();
    const python = app.session.view.value.clients[1];
    await act(() => app.grid.choose(python?.connectionIds.slice(0, 1) ?? []));
    expect(all('[data-retries-of]').map(({ dataset }) => dataset.language)).toEqual(['python']);
  });

  it('speak Portuguese too', async () => {
    const { text } = await showRetries('retrying', { language: 'pt-BR' });
    expect(text('[data-language="python"] [data-attempt="3"] .verdict')).toEqual(['5× longa demais']);
  });

  it('are none where nobody tried again', async () => {
    const { text } = await showRetries('busy');
    expect(text('.main .empty').join('')).toContain('No retries');
  });
});
