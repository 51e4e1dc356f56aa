import fc from 'fast-check';
import { generate } from 'mqtt-packet';
import { describe, expect, it } from 'vitest';
import { createPacketJoiner } from '../../../lib/model/streams/packet-joiner.ts';

const packetOf = (text: string) =>
  new Uint8Array(generate({ cmd: 'publish', topic: 't', payload: text, qos: 0, retain: false, dup: false }));
const joined = (parts: readonly Uint8Array[]) => new Uint8Array(parts.flatMap((part) => [...part]));

describe('a joiner of packets', () => {
  it('gives every packet once and whole, wherever it was cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ maxLength: 300 }), { minLength: 1, maxLength: 5 }),
        fc.array(fc.nat()),
        (texts, cuts) => {
          const all = joined(texts.map(packetOf));
          const places = [...new Set([0, ...cuts.map((cut) => cut % all.length), all.length])].sort((a, b) => a - b);
          const joiner = createPacketJoiner();
          const given = places.slice(1).map((end, index) => joiner.join(all.slice(places[index], end)));
          expect(joined(given.filter((part) => part !== null))).toEqual(all);
        },
      ),
    );
  });

  it('hands on what has no lengths of MQTT, and forgets what was begun when it is told to', () => {
    const joiner = createPacketJoiner();
    const rubbish = new Uint8Array(9).fill(0xff);
    expect(joiner.join(rubbish)).toEqual(rubbish);
    expect(joiner.join(packetOf('a').slice(0, 3))).toBeNull();
    joiner.reset();
    expect(joiner.join(packetOf('b'))).toEqual(packetOf('b'));
  });

  it('does not keep more of a packet than it may', () => {
    const joiner = createPacketJoiner();
    const long = packetOf('x'.repeat(200_000));
    expect(joiner.join(long.slice(0, 150_000))).toBeNull();
    expect(joiner.join(packetOf('next'))).toEqual(packetOf('next'));
  });
});
