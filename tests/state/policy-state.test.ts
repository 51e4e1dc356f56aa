import { signal } from '@preact/signals';
import { expect, it } from 'vitest';
import { NO_POLICY, POLICIES } from '../../lib/model/backoff/policy.ts';
import { createSessionModel } from '../../lib/model/session.ts';
import { PolicyState } from '../../lib/state/policy-state.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../lib/state/settings.ts';
import { createRealmLog, JS_STACK } from '../model/session-log.ts';

function stateOf(url: string, policies: Settings['policies'] = {}) {
  const model = createSessionModel();
  const log = createRealmLog();
  model.append([log.started(0), log.created(1, JS_STACK, null, url)]);
  const current = signal<Settings>({ ...DEFAULT_SETTINGS, policies });
  const change = (part: Partial<Settings>) => {
    current.value = { ...current.value, ...part };
  };
  return new PolicyState({ view: signal(model.view()), settings: { current, change } });
}

it.each([
  ['ws://localhost:8000/ws?token=1', 'guide'],
  ['wss://a.example/ws/signals', 'guide'],
  ['wss://a.example/graphql', 'none'],
  ['wss://a.example/ws/chat', 'none'],
])('retries to %s are held against: %s', (url, choice) => {
  const state = stateOf(url);
  expect(state.choice.value).toBe(choice);
  expect(state.policy.value).toBe(choice === 'guide' ? POLICIES.guide : NO_POLICY);
});

it('a choice of the user wins, and is kept', () => {
  const state = stateOf('wss://a.example/graphql');
  state.choose('app-python');
  expect(state.policy.value).toBe(POLICIES['app-python']);
  const site = state.site.value;
  expect(stateOf('ws://localhost:8000/ws', { [site]: 'none' }).policy.value).toBe(NO_POLICY);
});
