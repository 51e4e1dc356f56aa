import { describe, expect, it } from 'vitest';
import { HEARTBEAT_ABBREVIATIONS, HEARTBEAT_WORDS, heartbeatOf } from '../../lib/decode/heartbeat-words.ts';
import { heartbeatInText } from '../../lib/decode/heartbeats.ts';
import { TYPE_NAMES } from '../../lib/decode/json.ts';
import { describeText } from '../../lib/decode/plain.ts';
import { isSmallTalk } from '../../lib/decode/small-talk.ts';

/** What somebody may think of as a heartbeat: whichever of them are known, they are known to both. */
const CANDIDATES = [
  ...[...HEARTBEAT_WORDS, ...HEARTBEAT_ABBREVIATIONS],
  ...['ping', 'pong', 'Ping', 'PONG', 'pings', 'pingpong', 'hb', 'HB', 'ka', 'beat', 'beats', 'tick'],
  ...['heartbeat', 'Heartbeats', 'heart_beat', 'heart-beats', 'heartBeat', 'heart.beat'],
  ...['keepalive', 'keepAlive', 'keep_alive', 'keep-alive', 'keepalives', 'alive', 'noop', 'health', 'echo'],
];
const SPEAKERS = ['', 'pusher:', 'pusher_internal:', 'sys.', 'server-', 'client/', 'ws::', 'conn_', 'websocket.'];

describe('a heartbeat’s word', () => {
  const names = SPEAKERS.flatMap((speaker) => CANDIDATES.map((word) => `${speaker}${word}`));

  it('is known as a name to those who read a message and to those who only look at its text', () => {
    const told = (isKnown: (name: string) => boolean) => names.filter(isKnown);
    expect(told((name) => isSmallTalk(JSON.stringify({ type: name })))).toEqual(
      told((name) => heartbeatOf(name) !== null),
    );
    expect(told((name) => heartbeatOf(name) !== null)).toContain('server-keep-alive');
  });

  it('is compared with nothing though nobody knows who speaks', () => {
    expect([heartbeatOf('map:ping'), isSmallTalk('{"event":"map:ping"}')]).toEqual([null, true]);
  });

  it('is known to both where it stands alone', () => {
    for (const name of names) expect([name, isSmallTalk(name)]).toEqual([name, heartbeatInText(name) !== null]);
    expect(isSmallTalk(' HEARTBEAT\n')).toBe(true);
    expect(isSmallTalk('ka')).toBe(false);
  });

  it.each([...TYPE_NAMES, 'channel', 't', 'e'])('is looked for at "%s"', (place) => {
    for (const word of [...HEARTBEAT_WORDS, ...HEARTBEAT_ABBREVIATIONS]) {
      expect(isSmallTalk(`{"id": 7, "${place}": "${word}"}`)).toBe(true);
    }
  });
});

describe('isSmallTalk', () => {
  it.each(['PING :irc.example', 'PONG', 'PING a b c', 'PING\n\n', 'PINGING', 'Ping :irc.example', '\r\n', '\r\n\r\n'])(
    'says of the line %j what its description says',
    (line) => {
      expect(isSmallTalk(line)).toBe(describeText(line).isHeartbeat);
    },
  );

  it.each([
    ...[
      '2',
      '3probe',
      'h',
      'o',
      '{}',
      '',
      '\n',
      '{"type":6}\u001e',
      '{}\u001e',
      '{"op": 11}',
      '{"action":0,"id":"p1"}',
    ],
    ...['[17082,"hb"]', '[17082, "hb", 5, 1492420473027]', '{"ping": 1492420473027}', '{"pong":"1492420473027"}'],
    ...['{"type":"welcome"}', '{"event":"pusher:connection_established"}', '{"result":null,"id":1}'],
    ...['{"id":0,"code":0,"msg":"PONG"}', '{"retCode":0,"retMsg":"pong"}', '42["ack",{"success":true}]'],
  ])('is said of %j', (text) => {
    expect(isSmallTalk(text)).toBe(true);
  });

  it.each([
    ...['tick', '123', 'hb', '[17082,"te"]', '[17082,[1,"hb"]]', '{"ping":12.5}', '{"ping":1,"price":2}', '{"op":12}'],
    ...['{"type":"price"}', '{"text":"ping"}', '{"type":"pinging"}', '{"result":[]}', 'P'],
    `{"type":"ping","data":"${'x'.repeat(200)}"}`,
  ])('is not said of %j', (text) => {
    expect(isSmallTalk(text)).toBe(false);
  });
});
