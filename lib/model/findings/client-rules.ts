// All rules over the connections of one client. To add one: its file beside this one, its facts in a family, a line here.
import { type ClientRule, combined } from './client-rule.ts';
import { connectionFailed } from './connection-failed.ts';
import { constructorThrew } from './constructor-threw.ts';
import { endings } from './endings.ts';
import { protocolMismatch } from './protocol-mismatch.ts';
import { retryAfterCleanClose } from './retry-after-clean-close.ts';
import { strictModeFlash } from './strict-mode-flash.ts';

const RULES: ReadonlyArray<ClientRule<unknown>> = [
  connectionFailed,
  constructorThrew,
  protocolMismatch,
  endings,
  retryAfterCleanClose,
  strictModeFlash,
];

export const CLIENT_RULES = combined(RULES);
