// All rules over the connections of one client. To add one: its file beside this one, its facts in a family, a line here.
import { type ClientRule, combined } from './client-rule.ts';
import { connectionFailed } from './connection-failed.ts';

const RULES: ReadonlyArray<ClientRule<unknown>> = [connectionFailed];

export const CLIENT_RULES = combined(RULES);
