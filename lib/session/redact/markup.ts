// XML, as XMPP and SOAP send it. Pure.
import { type Pass, take } from './pass.ts';
import { isSecretValue } from './plain-text.ts';
import { isCovered, type Span } from './spans.ts';

const ELEMENT = /<(?:[\w-]{1,64}:)?([\w.-]{1,64})(?:\s[^<>]{0,1024})?>([^<>]{1,8192})<\//g;

/** Text between two tags whose name says that it is secret. */
export function findInMarkup(text: string, pass: Pass, spans: Span[]): void {
  if (!pass.isOn('field')) return;
  for (const { 0: found, 1: name = '', 2: secret = '', index } of text.matchAll(ELEMENT)) {
    const end = index + found.length - '</'.length;
    if (!pass.names.isSensitive(name) || !isSecretValue(secret) || isCovered(spans, end - secret.length, end)) continue;
    take(pass, spans, { start: end - secret.length, end, rule: 'field', secret, name });
  }
}
