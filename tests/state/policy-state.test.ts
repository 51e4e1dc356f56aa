import { signal } from '@preact/signals';
import { expect, it } from 'vitest';
import { NO_POLICY, POLICIES } from '../../lib/model/backoff/policy.ts';
import { createSessionModel } from '../../lib/model/session.ts';
import type { ConnectionId } from '../../lib/protocol/identifiers.ts';
import { PolicyState } from '../../lib/state/policy-state.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../lib/state/settings.ts';
import { createRealmLog, JS_STACK } from '../model/session-log.ts';

const ONE = 'page/1' as ConnectionId;

function stateOf(url: string, policies: Settings['policies'] = {}, said: readonly string[] = []) {
  const model = createSessionModel();
  const log = createRealmLog();
  model.append([log.started(0), log.created(1, JS_STACK, null, url), log.opened(2, ONE)]);
  model.append(said.map((text, index) => log.received(3 + index, ONE, text)));
  const current = signal<Settings>({ ...DEFAULT_SETTINGS, policies });
  const change = (part: Partial<Settings>) => {
    current.value = { ...current.value, ...part };
  };
  return new PolicyState({ view: signal(model.view()), settings: { current, change } });
}

const OF_APP = [
  '{"type":"connection_established","data":{"connection_id":"1","supported_features":[]}}',
  '{"type":"subscribed","data":{"channel":"scanner_status","connection_id":"1"}}',
  '{"type":"pong","timestamp":1}',
];
const OF_CHAT = ['{"type":"ping"}', '{"type":"pong"}', '{"type":"error","error":"no"}', '{"type":"status"}'];

it.each([
  ['none', null, 'ws://localhost:8000/ws', []],
  ['none', null, 'ws://localhost:8000/ws', OF_CHAT],
  ['none', null, 'ws://localhost:8000/ws', OF_APP.slice(0, 1)],
  ['guide', 'messages', 'ws://localhost:8000/ws', OF_APP],
  ['guide', 'messages', 'wss://a.example/any/path', OF_APP],
] as const)('is %s, by %s, at %s where %j was said', (choice, chosenBy, url, said) => {
  const state = stateOf(url, {}, said);
  expect(state.choice.value).toBe(choice);
  expect(state.chosenBy.value).toBe(chosenBy);
  expect(state.policy.value).toBe(choice === 'guide' ? POLICIES.guide : NO_POLICY);
});

it('a choice of the user wins, and is kept', () => {
  const state = stateOf('wss://a.example/graphql');
  state.choose('app-python');
  expect(state.policy.value).toBe(POLICIES['app-python']);
  expect(state.chosenBy.value).toBe('user');
  const site = state.site.value;
  expect(stateOf('ws://localhost:8000/ws', { [site]: 'none' }).policy.value).toBe(NO_POLICY);
});
