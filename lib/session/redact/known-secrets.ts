// Finds any of many texts in another, in one walk over it however many they are: Wu and Manber's, which leaps over what
// no text can stand at. Pure.
import type { Span } from './spans.ts';

export interface KnownSecrets {
  find(text: string): Span[];
}

/** All are at least this long. UTF-16 units. */
const HEAD = 4;
const TABLE = 65_536;
/** A longer leap would gain little. */
const MAX_LEAP = 64;
/** A shorter one must stand by itself: in the middle of a number or a word it is there by chance. */
const MIN_INSIDE = 12;

/**
 * `secrets` with what stands for them; those that are too short are left out. `isInside`: a short one is also found in the
 * middle of a word, where it is known to be there.
 */
export function createKnownSecrets(secrets: ReadonlyMap<string, string>, isInside = false): KnownSecrets {
  const sought = [...secrets].filter(([secret]) => secret.length >= HEAD);
  /** As much of the beginning of each as the shortest has. */
  const window = sought.reduce((length, [secret]) => Math.min(length, secret.length), HEAD + MAX_LEAP - 1);
  const last = window - HEAD;
  /** By the last characters of the window: how far it may go on. */
  const leaps = new Uint8Array(TABLE).fill(last + 1);
  const byHead = new Map<string, Array<readonly [string, string]>>();
  for (const entry of sought) {
    const [secret] = entry;
    for (let at = 0; at <= last; at++) {
      const place = hashAt(secret, at);
      leaps[place] = Math.min(leaps[place] ?? 0, last - at);
    }
    const head = secret.slice(0, HEAD);
    byHead.set(
      head,
      [...(byHead.get(head) ?? []), entry].sort(([a], [b]) => b.length - a.length),
    );
  }

  function matchAt(text: string, start: number): Span | null {
    for (const [secret, placeholder] of byHead.get(text.slice(start, start + HEAD)) ?? []) {
      const end = start + secret.length;
      if (!text.startsWith(secret, start)) continue;
      if (!isInside && secret.length < MIN_INSIDE && (isWordAt(text, start - 1) || isWordAt(text, end))) continue;
      return { start, end, text: placeholder };
    }
    return null;
  }

  return {
    find(text) {
      const matches: Span[] = [];
      if (byHead.size === 0) return matches;
      for (let index = 0; index + window <= text.length; ) {
        const leap = leaps[hashAt(text, index + last)] ?? 1;
        const match = leap === 0 ? matchAt(text, index) : null;
        if (match !== null) matches.push(match);
        index = match?.end ?? index + Math.max(1, leap);
      }
      return matches;
    },
  };
}

function hashAt(text: string, index: number): number {
  const first = text.charCodeAt(index) * 4_177 + text.charCodeAt(index + 1) * 239;
  return (first + text.charCodeAt(index + 2) * 31 + text.charCodeAt(index + 3)) & (TABLE - 1);
}

function isWordAt(text: string, index: number): boolean {
  const unit = text.charCodeAt(index);
  return (unit >= 0x30 && unit <= 0x39) || ((unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a);
}
