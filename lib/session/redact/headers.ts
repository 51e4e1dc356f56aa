// Headers of the opening handshake, and subprotocols, in which some send their token for want of a better place. Pure.
import type { Pass } from './pass.ts';
import { looksRandom, MIN_RANDOM_IN_ADDRESS } from './randomness.ts';

export interface Header {
  readonly name: string;
  readonly value: string;
}

/** What the browser draws anew for each handshake: no secret, and nothing is joined by it. */
const HANDSHAKE = new Set([
  'sec-websocket-key',
  'sec-websocket-accept',
  'sec-websocket-version',
  'sec-websocket-extensions',
]);

export function redactHeader({ name, value }: Header, pass: Pass): Header {
  const lower = name.toLowerCase();
  if (HANDSHAKE.has(lower)) return { name, value };
  if (lower === 'sec-websocket-protocol') {
    return { name, value: redactSubprotocols(value.split(/,\s*/), pass).join(', ') };
  }
  if (!pass.isOn('header')) return { name, value: pass.nested(value, 0) };
  if (lower === 'cookie') return { name, value: redactCookies(value, pass) };
  if (lower === 'set-cookie') {
    return {
      name,
      value: value
        .split('\n')
        .map((line) => redactSetCookie(line, pass))
        .join('\n'),
    };
  }
  if (!pass.names.isSensitive(name)) return { name, value: pass.nested(value, 0) };
  const [, scheme = '', secret = ''] = /^((?:bearer|basic|digest|token|negotiate)\s+)?(.*)$/is.exec(value) ?? [];
  return { name, value: secret === '' ? value : scheme + pass.book.placeholderOf('header', secret, name) };
}

function redactCookies(value: string, pass: Pass): string {
  return value
    .split(/;\s*/)
    .map((pair) => redactCookie(pair, pass))
    .join('; ');
}

function redactCookie(pair: string, pass: Pass): string {
  const at = pair.indexOf('=');
  const secret = pair.slice(at + 1);
  return secret === ''
    ? pair
    : pair.slice(0, at + 1) + pass.book.placeholderOf('header', secret, pair.slice(0, Math.max(0, at)));
}

/** The attributes behind the first pair stay. */
function redactSetCookie(line: string, pass: Pass): string {
  const [pair = '', ...attributes] = line.split(';');
  return [redactCookie(pair, pass), ...attributes.map((attribute) => pass.nested(attribute, 0))].join(';');
}

/** Names of the registry and of common libraries are short words with dots and dashes: https://www.iana.org/assignments/websocket */
const PLAIN_NAME = /^[a-z][a-z0-9]*(?:[.\-_+/][a-z0-9]+){0,6}$/i;
const MAX_PLAIN = 40;
/** What stands before a token in a list. */
const BEFORE_TOKEN = /(?:bearer|token|auth|authorization|jwt|apikey|api-key|session)$/i;

/** A list as the page asked for, or the one that was chosen. */
export function redactSubprotocols(names: readonly string[], pass: Pass): string[] {
  if (!pass.isOn('subprotocol')) return names.map((name) => pass.nested(name, 0));
  return names.map((name, index) => {
    const isBehindName = index > 0 && BEFORE_TOKEN.test(names[index - 1] ?? '');
    if (name === '') return name;
    if (!isBehindName && isPlainName(name)) return pass.nested(name, 0);
    // `base64url.bearer.authorization.k8s.io.<token>`: the name of the method stays.
    const prefix = isBehindName ? '' : (/^(?:[a-z0-9-]+\.){2,}(?=[^.]{16,}$)/i.exec(name)?.[0] ?? '');
    return prefix + pass.book.placeholderOf('subprotocol', name.slice(prefix.length));
  });
}

function isPlainName(name: string): boolean {
  if (name.length > MAX_PLAIN || !PLAIN_NAME.test(name)) return false;
  return !name.split(/[.\-_+/]/).some((part) => looksRandom(part, MIN_RANDOM_IN_ADDRESS) || isMostlyDigits(part));
}

function isMostlyDigits(part: string): boolean {
  return part.length >= 8 && part.replace(/\D/g, '').length > part.length / 2;
}
