import { describe, expect, it } from 'vitest';
import type { Json } from '../../lib/decode/decoded.ts';
import { typeOf } from '../../lib/decode/json.ts';
import { quickTypeOf } from '../../lib/decode/quick-type.ts';

describe('quickTypeOf', () => {
  it.each([
    '{"type":"ping"}',
    '{"type": "subscribe", "data": {"channel": "general"}}',
    '{"data":{"type":"inner","list":[1,{"type":"x"}]},"type":"outer"}',
    '{"event":"pusher:ping","data":{}}',
    '{"action":"a","event":"b"}',
    '{"id":7,"note":"a \\"type\\": \\"no\\", b","op":"read"}',
    '{ "x" : null , "kind" : "k" }',
    '{"type":3,"event":"e"}',
    '{"type":"","event":"e"}',
    '{}',
    '{"a":1}',
    '{"op":"advertise","topic":"/cmd","type":"geometry_msgs/Twist"}',
    '{"type":"nav_msgs/msg/Path","op":"publish"}',
    '{"type":"std_msgs/String"}',
    '{"cmd":"}{"}',
    '[1,2]',
    '"type"',
  ])('says of %s what parsing it says', (text) => {
    const value = JSON.parse(text) as Json;
    expect(quickTypeOf(text)).toBe(Array.isArray(value) ? null : typeOf(value));
  });

  it('gives up where the type comes late, is escaped, or the text is cut', () => {
    expect(quickTypeOf(`{"data":"${'x'.repeat(600)}","type":"late"}`)).toBeNull();
    expect(quickTypeOf('{"type":"a\\u0062"}')).toBeNull();
    expect(quickTypeOf('{"data":{"list":[1,2')).toBeNull();
    expect(quickTypeOf('{"type')).toBeNull();
  });
});
