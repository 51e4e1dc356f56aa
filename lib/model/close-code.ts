// Names of close codes, https://www.rfc-editor.org/rfc/rfc6455#section-7.4.1 and the IANA registry after it. Pure.

const NAMES: Readonly<Record<number, string>> = {
  1000: 'normal-closure',
  1001: 'going-away',
  1002: 'protocol-error',
  1003: 'unsupported-data',
  1005: 'no-status-received',
  1006: 'abnormal-closure',
  1007: 'invalid-payload',
  1008: 'policy-violation',
  1009: 'message-too-big',
  1010: 'mandatory-extension',
  1011: 'internal-error',
  1012: 'service-restart',
  1013: 'try-again-later',
  1014: 'bad-gateway',
  1015: 'tls-handshake',
};

/** The id under which texts name a close code; ranges as in section 7.4.2. */
export function closeCodeName(code: number): string {
  const name = NAMES[code];
  if (name !== undefined) return name;
  if (code >= 3000 && code <= 3999) return 'registered';
  if (code >= 4000 && code <= 4999) return 'private';
  return code >= 1000 && code <= 2999 ? 'reserved' : 'invalid';
}

/** True for codes that the browser makes up: they never travel on the wire. */
export function isLocalCloseCode(code: number): boolean {
  return code === 1005 || code === 1006 || code === 1015;
}

/** True for codes that say what was wrong or is to come: not for a plain end, nor for what the browser makes up. */
export function isTellingCloseCode(code: number): boolean {
  return code >= 1001 && code <= 4999 && !isLocalCloseCode(code);
}
