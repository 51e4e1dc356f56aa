import { describe, expect, it } from 'vitest';
import { decodeAs } from '../decode-as.ts';

const decode = decodeAs('text-in-bytes');
const bytes = (text: string) => new Uint8Array(new TextEncoder().encode(text));

describe('text in binary messages', () => {
  it('is told as if it had come as text', () => {
    const decoded = decode(bytes('{"type":"price","value":"é€😀"}'));
    expect(decoded).toMatchObject({ format: 'text-in-bytes', typeLabel: 'price', error: null });
    expect(decoded.summary).toBe('{"type":"price","value":"é€😀"}');
    expect(decoded.tree).toEqual({ type: 'price', value: 'é€😀' });
  });

  it('keeps its heartbeats', () => {
    expect(decode(bytes('ping'))).toMatchObject({ typeLabel: 'ping', isHeartbeat: true, pairing: { role: 'request' } });
  });

  it('is told by its head when it was cut, also in the middle of a character', () => {
    const cut = bytes('{"type":"snapshot","names":["a","é').subarray(0, -1);
    expect(decode(cut, { isTruncated: true })).toMatchObject({ typeLabel: 'snapshot', error: null });
  });

  it('shows a message that is none as the bytes that it is', () => {
    expect(decode(new Uint8Array([0, 1, 255]))).toMatchObject({ summary: '00 01 ff', error: null });
  });
});
