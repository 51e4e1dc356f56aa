import type { RuleTexts } from '../areas/rules.ts';
import { attempts } from './rules/attempts.ts';
import { calls } from './rules/calls.ts';
import { connectionFailed } from './rules/connection-failed.ts';
import { delays } from './rules/delays.ts';
import { duplicateConnections } from './rules/duplicate-connections.ts';
import { endings } from './rules/endings.ts';

export const rules: RuleTexts = {
  'duplicate-connections': duplicateConnections,
  'connection-failed': connectionFailed,
  ...delays,
  ...attempts,
  ...endings,
  ...calls,
};
