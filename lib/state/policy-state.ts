// Which policy the retries of the inspected site are held against: chosen by the user and remembered for each site, or the
// guide's where the messages prove that it is its app.
import { computed, createModel, type ReadonlySignal } from '@preact/signals';
import { POLICIES, type Policy, type PolicyChoice, type PolicyName, policyOf } from '../model/backoff/policy.ts';
import type { SessionView } from '../model/session.ts';
import type { Settings } from './settings.ts';

/** Of the app's types of messages, so many prove that it is the app, which the guide is about. */
const PROVEN_BY = 3;

export interface PolicyDeps {
  readonly view: ReadonlySignal<SessionView>;
  readonly settings: { readonly current: ReadonlySignal<Settings>; change(part: Partial<Settings>): void };
}

export const PolicyState = createModel(({ view, settings }: PolicyDeps) => {
  const realms = computed(() => view.value.realms);
  const site = computed(() => siteOf(realms.value));
  const isGuided = computed(() => isOfGuide(view.value.streams));
  const chosen = computed(() => {
    const { policies } = settings.current.value;
    return Object.hasOwn(policies, site.value) ? readPolicyChoice(policies[site.value]) : null;
  });
  const choice = computed<PolicyChoice>(() => chosen.value ?? (isGuided.value ? 'guide' : 'none'));
  return {
    site,
    choice,
    /** Who chose it: the user, the messages of the app, or nobody. */
    chosenBy: computed(() => (chosen.value !== null ? 'user' : isGuided.value ? 'messages' : null)),
    policy: computed(() => policyOf(choice.value)),
    choose(next: PolicyChoice) {
      settings.change({ policies: { ...settings.current.value.policies, [site.value]: next } });
    },
  };
});

/** Whether the app that the guide is about speaks here: no other ever promised to follow it, whatever its path. */
function isOfGuide(streams: SessionView['streams']): boolean {
  return [...streams.values()].some(({ appTypeCount }) => appTypeCount >= PROVEN_BY);
}

/** Origin of the page that was loaded last; pages without one share a place of their own. */
export function siteOf(realms: SessionView['realms']): string {
  let newest: { readonly url: string; readonly startedAt: number } | null = null;
  for (const realm of realms.values()) {
    const isPage = realm.kind === 'window' && realm.isTop;
    if (isPage && (newest === null || realm.startedAt >= newest.startedAt)) newest = realm;
  }
  return newest !== null && URL.canParse(newest.url) ? new URL(newest.url).origin : 'null';
}

export function isPolicyName(value: unknown): value is PolicyName {
  return typeof value === 'string' && Object.hasOwn(POLICIES, value);
}

/** Null for what is no policy: settings of another version, or a field that is being typed. */
export function readPolicyChoice(value: unknown): PolicyChoice | null {
  if (isPolicyName(value) || value === 'none') return value;
  if (typeof value !== 'object' || value === null) return null;
  const { maxRetries = null, ...rest } = value as Record<keyof Policy, unknown>;
  const { baseMs, factor, capMs, connectTimeoutMs, heartbeatMs } = rest;
  const isSound =
    isAbove(baseMs, 0) &&
    isAtLeastOne(factor) &&
    isAbove(capMs, 0) &&
    isAbove(connectTimeoutMs, 0) &&
    isAbove(heartbeatMs, 0);
  if (!isSound || (maxRetries !== null && !Number.isSafeInteger(maxRetries))) return null;
  return { baseMs, factor, capMs, connectTimeoutMs, heartbeatMs, maxRetries: maxRetries as number | null };
}

function isAbove(value: unknown, least: number): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value > least;
}

function isAtLeastOne(value: unknown): value is number {
  return isAbove(value, 0) && value >= 1;
}
