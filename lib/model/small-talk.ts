// What a protocol says to each of its connections alike, such as heartbeats, greetings and acknowledgements: two that hear
// it are not served the same. Pure.

/** What is longer carries something. UTF-16 units. */
const MAX_LENGTH = 160;
/** Packets without a name: Engine.IO (`2`, `3probe`), SockJS (`h`, `o`), Centrifugo (`{}`), STOMP (a line end). */
const BARE = /^(?:\d{0,2}(?:probe)?|[ho]|\{\}|ping|pong|\s*)$/i;
/** Where messages say what they are, and the words for it; or its numbers: SignalR's type 6, Discord's op 1 and 11, Ably's action 0. */
const NAMED =
  /"(?:type|event|op|cmd|command|channel|action|method|msg|ret_msg|t|e)":\s*"(?:[\w-]+[.:_])?(?:ping|pong|heart[_-]?beats?|hb|keep[_-]?alive|ka|hello|welcome|connected|connection_(?:ack|established)|ack|subscribed|subscribe|subscriptions|confirm_subscription|subscription_succeeded)"|"phx_reply"|"(?:type":6|op":1?1|action":0)\b|"result":\s*null|"success":\s*true/i;
/** Ends each message of SignalR. */
const RECORD_SEPARATOR = '\u001e';

export function isSmallTalk(text: string): boolean {
  if (text.length > MAX_LENGTH) return false;
  const plain = text.endsWith(RECORD_SEPARATOR) ? text.slice(0, -1) : text;
  return BARE.test(plain) || NAMED.test(plain);
}
