// Addresses: what in them is a key, and what says where. Pure.

import type { Pass } from './pass.ts';
import { isUuid, looksRandom, MIN_RANDOM_IN_ADDRESS } from './randomness.ts';

export const ADDRESS = /(?<![\w+.-])[a-z][a-z0-9+.-]{1,30}:\/\/[^\s"'<>()\\^`{|}]+/gi;
/** `:812:19`, as stacks write it. */
const PLACE = /(?::\d{1,7}){1,2}$/;
const FILE_NAME = /\.(?:[cm]?[jt]sx?|css|html?|wasm|py|whl|zip|json|map|png|svg|ico|php|aspx?)$/i;

/** The address with its tokens taken out; the same text when there are none. */
export function redactAddress(address: string, depth: number, pass: Pass): string {
  const place = PLACE.exec(address)?.[0] ?? '';
  const body = address.slice(0, address.length - place.length);
  const parts = /^([^/]*\/\/)([^/?#]*)([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(body);
  if (parts === null || !pass.isOn('url')) return address;
  const [, scheme = '', authority = '', path = '', query = '', fragment = ''] = parts;
  const redacted = [
    scheme,
    redactAuthority(authority, pass),
    path
      .split('/')
      .map((segment) => redactSegment(segment, depth, pass))
      .join('/'),
    redactQuery(query, depth, pass),
    redactQuery(fragment, depth, pass),
  ].join('');
  return redacted + place;
}

function redactAuthority(authority: string, pass: Pass): string {
  const at = authority.lastIndexOf('@');
  if (at <= 0) return authority;
  const secrets = authority.slice(0, at).split(':');
  return `${secrets.map((secret) => pass.book.placeholderOf('url', decoded(secret), 'user')).join(':')}${authority.slice(at)}`;
}

function redactSegment(segment: string, depth: number, pass: Pass): string {
  const text = decoded(segment);
  if (text.length < 6 || FILE_NAME.test(text)) return segment;
  if (isUuid(text) || looksRandom(text, MIN_RANDOM_IN_ADDRESS)) return pass.book.placeholderOf('url', text);
  return encodedLike(segment, text, pass.nested(text, depth + 1));
}

/** Also of a fragment, where some put their tokens. */
function redactQuery(query: string, depth: number, pass: Pass): string {
  if (query.length < 2) return query;
  const pairs = query.slice(1).split(/([&;])/);
  return (
    query.slice(0, 1) + pairs.map((pair, index) => (index % 2 === 1 ? pair : redactPair(pair, depth, pass))).join('')
  );
}

function redactPair(pair: string, depth: number, pass: Pass): string {
  const at = pair.indexOf('=');
  const name = at === -1 ? '' : decoded(pair.slice(0, at));
  const raw = pair.slice(at + 1);
  const value = decoded(raw);
  if (value === '') return pair;
  const isNamed = pass.names.isSensitiveParameter(name);
  if (isNamed || isUuid(value) || looksRandom(value, MIN_RANDOM_IN_ADDRESS)) {
    return pair.slice(0, at + 1) + pass.book.placeholderOf('url', value, isNamed ? name : undefined);
  }
  return pair.slice(0, at + 1) + encodedLike(raw, value, pass.nested(value, depth + 1));
}

function decoded(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function encodedLike(raw: string, before: string, after: string): string {
  return before === after ? raw : encodeURIComponent(after.toWellFormed());
}
