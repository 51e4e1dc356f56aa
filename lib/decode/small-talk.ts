// What a protocol says to each of its connections alike, such as heartbeats, greetings and acknowledgements: two that hear
// it are not served the same. Told without parsing, since every received message passes here. Pure.
import { HEARTBEAT_PATTERNS } from './heartbeat-words.ts';
import { OF_IRC } from './heartbeats.ts';
import { TYPE_NAMES } from './json.ts';

/** What is longer carries something. UTF-16 units. */
const MAX_LENGTH = 160;
/** Of a list with a channel, a word, a sequence and a time. */
const MAX_SHAPED_LENGTH = 64;

const { speaker, name, word, paired } = HEARTBEAT_PATTERNS;
/** Packets without a name of Engine.IO (`2`, `3probe`), SockJS (`h`, `o`), Centrifugo (`{}`), STOMP (a line end); words. */
const BARE = new RegExp(`^(?:\\d{0,2}(?:probe)?|[ho]|\\{\\}|\\s*(?:${word}\\s*)?)$`, 'i');
/** Heartbeats that only their shape tells: Bitfinex `[17082,"hb"]`, HTX `{"ping":1492420473027}`. */
const SHAPED = new RegExp(`^(?:\\[\\d+,\\s*"hb"|\\{"${paired}":\\s*"?\\d+"?\\}$)`);
/** Where messages say what they are. */
const PLACES = [...TYPE_NAMES, 'channel', 'msg', 'ret_msg', 'retMsg', 't', 'e'].join('|');
const GREETING =
  'hello|welcome|connected|connection_(?:ack|established)|ack|subscribed|subscribe|subscriptions|confirm_subscription|subscription_succeeded';
/** SignalR's type 6, Discord's op 1 and 11, Ably's action 0. */
const NUMBER = '(?:type":\\s*6|op":\\s*1?1|action":\\s*0)\\b';
/** All ways begin with the quote: what begins otherwise is passed over at once. */
const NAMED = new RegExp(
  `"(?:(?:${PLACES})":\\s*"(?:[\\w-]+[.:_]|${speaker})?(?:${name}|${GREETING})"|${NUMBER}|result":\\s*null|success":\\s*true|phx_reply")`,
  'i',
);
/** Ends each message of SignalR. */
const RECORD_SEPARATOR = '\u001e';

export function isSmallTalk(text: string): boolean {
  if (text.length > MAX_LENGTH) return false;
  const plain = text.endsWith(RECORD_SEPARATOR) ? text.slice(0, -1) : text;
  if (plain.includes('"')) return NAMED.test(plain) || (plain.length <= MAX_SHAPED_LENGTH && SHAPED.test(plain));
  return BARE.test(plain) || (plain.startsWith('P') && OF_IRC.test(plain));
}
