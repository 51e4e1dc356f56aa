import type { CheckName } from '../protocol/checks.ts';

/** In the guide's order. */
export const CHECKS: readonly CheckName[] = ['health', 'endpoint', 'flags', 'subscriptions', 'stats', 'python-stats'];
