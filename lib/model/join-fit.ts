// Whether what two witnesses tell can be one socket, and how well it fits. Pure.
import type { SessionEventOf } from '../protocol/events.ts';
import type { Connection } from './connection.ts';

/** One network entry; `firstSeenAt` is when it was observed first (epoch ms). */
export interface NetworkEntry {
  readonly event: SessionEventOf<'network-observed'>;
  readonly firstSeenAt: number;
}

/** How much earlier than the hook's, or how much later than its end, the network layer's time may lie. ms */
const CLOCK_SLACK_MS = 250;
/** A browser shakes hands with one server one at a time: a handshake starts late when those before it hang. ms */
const LATEST_START_MS = 120_000;
/** From here on a difference in time says no more. ms */
const FAR_MS = 2_000;

const SWITCHING_PROTOCOLS = 101;

/** Two skips cost more than the worst pair. */
export const SKIP_COST = FAR_MS;

/** False when the two tell contradicting stories. */
export function canBeOne(connection: Connection, entry: NetworkEntry): boolean {
  return isSameOutcome(connection, entry) && isSameTime(connection, entry);
}

/** How far apart two that can be one are, in ms below two `SKIP_COST`. */
export function mismatchOf(connection: Connection, entry: NetworkEntry): number {
  const { event, firstSeenAt } = entry;
  const { startedAt, failedAt } = event;
  const apart =
    startedAt !== null
      ? Math.abs(startedAt - connection.createdAt)
      : Math.abs((failedAt ?? firstSeenAt) - (connection.closedAt ?? connection.createdAt));
  // Ever flatter: among ends long ago the later one still fits better to what was seen last.
  const nearness = (FAR_MS * apart) / (apart + FAR_MS);
  // Any connection that did open is the likelier owner of a handshake that was accepted.
  return event.status === SWITCHING_PROTOCOLS && neverOpened(connection) ? SKIP_COST + nearness : nearness;
}

/** No connection older than this (epoch ms) can be the one that the entry tells of, if the entry's time is known. */
export function earliestCreationOf({ event: { startedAt, failedAt }, firstSeenAt }: NetworkEntry): number {
  return (startedAt ?? failedAt ?? firstSeenAt) - LATEST_START_MS - FAR_MS;
}

/** Both have told how it went: nothing that comes later makes it another pair. */
export function hasOutcome({ readyState }: Connection, { event }: NetworkEntry): boolean {
  return readyState === 'closed' && (event.status !== 0 || event.failureText !== null);
}

/** It failed, or its page was left while it was connecting. Only such a one lacks a trustworthy start. */
export function neverOpened({ openedAt, closedAt }: Connection): boolean {
  return openedAt === null && closedAt !== null;
}

function isSameOutcome(connection: Connection, { event }: NetworkEntry): boolean {
  const { openedAt, readyState } = connection;
  const isRefused = event.status !== SWITCHING_PROTOCOLS && (event.failureText !== null || event.status !== 0);
  if (isRefused) return openedAt === null;
  if (event.status !== SWITCHING_PROTOCOLS) return true;
  return openedAt !== null || readyState !== 'closed' || (neverOpened(connection) && canBeBrokenOff(event));
}

/** Accepted, and over before the page was told. A socket that goes on, and may be one without a hook, is not this. */
function canBeBrokenOff({ isHooked, closedAt = null, failureText }: NetworkEntry['event']): boolean {
  return isHooked === true || closedAt !== null || failureText !== null;
}

/** The page hears of things in their order, but a page that is busy hears of them late. */
function isSameTime(connection: Connection, { event, firstSeenAt }: NetworkEntry): boolean {
  const { createdAt, openedAt, closedAt } = connection;
  const { startedAt, failedAt } = event;
  const end = event.closedAt ?? failedAt;
  if (end !== null && (end < createdAt - FAR_MS || end > (closedAt ?? Infinity) + FAR_MS)) return false;
  if (startedAt === null) return neverOpened(connection) && (closedAt ?? 0) <= firstSeenAt + CLOCK_SLACK_MS;
  const latest = Math.min(createdAt + LATEST_START_MS, openedAt ?? Infinity, closedAt ?? Infinity);
  return startedAt >= createdAt - FAR_MS && startedAt <= latest + CLOCK_SLACK_MS;
}
