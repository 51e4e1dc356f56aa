// The words by which messages say that they only keep a connection alive. Pure.
import type { Description, Pairing } from './decoded.ts';

export type HeartbeatFacts = Pick<Description, 'isHeartbeat' | 'pairing'>;

export const HEARTBEAT_WORDS: readonly string[] = [
  ...['ping', 'pong', 'heartbeat', 'heartbeats', 'heart_beat', 'heart_beats', 'heart-beat', 'heart-beats'],
  ...['keepalive', 'keep_alive', 'keep-alive'],
];
/** Short for them (Bitfinex, AppSync). They name a message; alone, two letters may be anything. */
export const HEARTBEAT_ABBREVIATIONS: readonly string[] = ['hb', 'ka'];
/** Who speaks, where a name has two parts: of `map:ping` nobody knows what it is. */
const SPEAKERS: readonly string[] = [
  ...['pusher_internal', 'pusher', 'sys', 'system', 'server', 'client', 'ws', 'websocket', 'socket'],
  ...['connection', 'conn'],
];

/** Of those that wait for each other. */
export const PAIRED_WORDS: ReadonlyMap<string, Pairing['role']> = new Map([
  ['ping', 'request'],
  ['pong', 'reply'],
]);

const WORDS: ReadonlySet<string> = new Set(HEARTBEAT_WORDS);
const NAMES: ReadonlySet<string> = new Set([...HEARTBEAT_WORDS, ...HEARTBEAT_ABBREVIATIONS]);
const SPEAKER = `(?:${SPEAKERS.join('|')})[:._/-]+`;
const LEADING_SPEAKER = new RegExp(`^${SPEAKER}`);
/** What is longer carries something. UTF-16 units. */
const MAX_NAME = 32;

/** The same as sources of patterns, all in lower case: for texts that nobody parses. */
export const HEARTBEAT_PATTERNS = {
  speaker: SPEAKER,
  name: `(?:${[...NAMES].join('|')})`,
  /** What `heartbeatOfWord` knows. */
  word: `(?:${SPEAKER})?(?:${HEARTBEAT_WORDS.join('|')})`,
  paired: `(?:${[...PAIRED_WORDS.keys()].join('|')})`,
} as const;

/** What a name says of the message that it names: `ping` waits for `pong`. Null where it names no heartbeat. */
export function heartbeatOf(name: string): HeartbeatFacts | null {
  return factsOf(name, NAMES);
}

/** The same of a word that stands alone. */
export function heartbeatOfWord(word: string): HeartbeatFacts | null {
  return factsOf(word, WORDS);
}

function factsOf(name: string, known: ReadonlySet<string>): HeartbeatFacts | null {
  const word = name.length > MAX_NAME ? '' : name.toLowerCase().replace(LEADING_SPEAKER, '');
  if (!known.has(word)) return null;
  const role = PAIRED_WORDS.get(word);
  return { isHeartbeat: true, pairing: role === undefined ? null : { key: 'ping', role } };
}
