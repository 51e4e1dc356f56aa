import type { RuleTexts } from '../areas/rules.ts';
import { attempts } from './rules/attempts.ts';
import { calls } from './rules/calls.ts';
import { connectionFailed } from './rules/connection-failed.ts';
import { contents } from './rules/contents.ts';
import { delays } from './rules/delays.ts';
import { duplicateConnections } from './rules/duplicate-connections.ts';
import { endings } from './rules/endings.ts';
import { heartbeats } from './rules/heartbeats.ts';
import { page } from './rules/page.ts';
import { scans } from './rules/scans.ts';
import { stalled } from './rules/stalled.ts';
import { subscriptions } from './rules/subscriptions.ts';

export const rules: RuleTexts = {
  'duplicate-connections': duplicateConnections,
  'connection-failed': connectionFailed,
  ...stalled,
  ...delays,
  ...attempts,
  ...endings,
  ...calls,
  ...heartbeats,
  ...subscriptions,
  ...scans,
  ...contents,
  ...page,
};
