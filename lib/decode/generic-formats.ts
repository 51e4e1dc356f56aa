// What the user may force where nothing else fits: JSON with no further reading, text, bytes. Pure.
import { type Json, summaryOf } from './decoded.ts';
import { describeJson } from './describe-json.ts';
import { defineFormat, type Format, refused } from './format.ts';
import { hexPreview } from './hex.ts';
import { jsonOrHead } from './inner.ts';

const nothing = () => null;

export const json = defineFormat<{ value: Json; text: string }>({
  id: 'json',
  name: 'JSON',
  detect: nothing,
  parse({ payload, isTruncated }) {
    const text = typeof payload === 'string' ? payload : new TextDecoder().decode(payload);
    const value = jsonOrHead(text, isTruncated);
    return value === undefined ? refused('This is not JSON.') : { frame: { value, text } };
  },
  facts: ({ value, text }, { url }) => describeJson(value, text, { url }) ?? { summary: text },
  tree: ({ value }) => value,
});

export const text: Format = defineFormat<string>({
  id: 'text',
  name: 'Text',
  detect: nothing,
  parse: ({ payload }) => ({ frame: typeof payload === 'string' ? payload : new TextDecoder().decode(payload) }),
  facts: (content) => ({ summary: summaryOf(content) }),
  tree: nothing,
});

export const hex: Format = defineFormat<Uint8Array>({
  id: 'binary',
  name: 'Hex',
  detect: nothing,
  parse: ({ payload }) => ({ frame: typeof payload === 'string' ? new TextEncoder().encode(payload) : payload }),
  facts: (bytes) => ({ summary: hexPreview(bytes) }),
  tree: nothing,
});
