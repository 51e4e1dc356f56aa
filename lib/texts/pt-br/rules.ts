import type { RuleTexts } from '../areas/rules.ts';
import { connectionFailed } from './rules/connection-failed.ts';
import { delays } from './rules/delays.ts';
import { duplicateConnections } from './rules/duplicate-connections.ts';

export const rules: RuleTexts = {
  'duplicate-connections': duplicateConnections,
  'connection-failed': connectionFailed,
  ...delays,
};
