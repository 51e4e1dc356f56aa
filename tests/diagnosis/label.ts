// What each situation of the corpus is, and which rules must speak of it, may, and must not.
import type { Page } from 'puppeteer-core';
import type { Rule } from '../../lib/model/findings/finding.ts';
import type { TradingApp, TradingAppOptions } from '../trading-app/server/trading-app.ts';

export interface Stage {
  readonly page: Page;
  readonly app: TradingApp;
  /** Real ms for ms of app time. */
  scaled(ms: number): number;
  /** Resolves after so much app time. */
  pass(appMs: number): Promise<void>;
  /** Resolves once the server has so many open connections. */
  opened(count: number): Promise<void>;
  /** Has something done once the case is over. */
  whenOver(task: () => void): void;
}

export interface Case {
  readonly name: string;
  readonly options: TradingAppOptions;
  /** Of the page, behind the app's address. */
  readonly path: string;
  readonly act?: (stage: Stage) => Promise<unknown>;
  /** Rules that must speak: one that is silent is a miss. */
  readonly expected: readonly Rule[];
  /** Rules that may speak, since what they say is true here too. Whatever else speaks is a false alarm. */
  readonly allowed?: readonly Rule[];
  /** Rules that may speak as a note only. */
  readonly notes?: readonly Rule[];
  /** App time after the act, in which nothing false may be said. */
  readonly watchMs?: number;
}

/**
 * Notes that are true of every client of the app: it has no jitter, and it cleans up; its server does not know the pong, says
 * the same of a scan twice, repeats nothing after a gap and has nothing to say on some channels; its page asks by HTTP too,
 * and its Python asks for each channel twice.
 */
export const TRUE_NOTES: readonly Rule[] = [
  'no-jitter',
  'closed-by-page',
  'strict-mode-flash',
  'pong-rejected',
  'scan-contradiction',
  'reconnect-gap',
  'channel-silent',
  'polling-active',
  'subscription-repeated',
];

/** Tenth of the app's pace: ten retries of the app take half a minute, and its shortest wait is still longer than timers are late. */
export const SCALE = 0.1;
