import { describe, expect, it } from 'vitest';
import { producerOf } from '../../lib/decode/producer.ts';

describe('producerOf', () => {
  it.each([
    ['{"type":"ping"}', 'javascript'],
    ['{"type": "ping"}', 'python'],
    ['{"data":{"a": 1}}', 'javascript'],
    ['[{"a": 1}]', 'python'],
    ['["a","b"]', 'javascript'],
    ['[1, 2]', 'python'],
    ['{"a\\"b: c": null}', 'python'],
    ['{\n  "a": 1\n}', null],
    ['{"a" : 1}', null],
    ['{"a":  1}', null],
    ['{}', null],
    ['[1]', null],
    ['"a: b"', null],
    ['hello, world', null],
    [`{"${'a'.repeat(100_000)}": 1}`, null],
    ['', null],
  ])('%.40j is by %s', (text, producer) => {
    expect(producerOf(text)).toBe(producer);
  });

  it('says nothing of a compact text that came from a server', () => {
    expect(producerOf('{"type":"ping"}', 'received')).toBeNull();
    expect(producerOf('{"type":"ping"}', 'sent')).toBe('javascript');
    expect(producerOf('{"type": "ping"}', 'received')).toBe('python');
  });
});
