// What a server complains about on one connection: its errors by code, and what the page had sent before them.
import type { Json } from '../../decode/decoded.ts';
import { isJsonObject, stringAt } from '../../decode/json.ts';

export interface Complaint {
  /** The server's code, or its words where it has none. */
  readonly code: string;
  /** The type that it does not know, where it names one. */
  readonly about: string | null;
  readonly count: number;
  /** Of these, how many came as the very next message after the page had sent a pong. */
  readonly afterPongCount: number;
  readonly since: number;
  readonly lastAt: number;
  readonly firstIndex: number;
  readonly lastIndex: number;
  /** What the page had sent last before the first of them; null when nothing. */
  readonly causeIndex: number | null;
}

/** Complaints of one connection that are told apart. */
const MAX_COMPLAINTS = 64;
const MAX_CODE = 128;

export interface SentBefore {
  readonly messageIndex: number;
  readonly isPong: boolean;
}

export interface ComplaintBook {
  add(tree: Json, at: number, messageIndex: number, before: SentBefore | null): void;
  snapshot(): readonly Complaint[];
}

export function createComplaintBook(): ComplaintBook {
  const complaints = new Map<string, Complaint>();
  let published: readonly Complaint[] | null = [];

  return {
    add(tree, at, messageIndex, before) {
      const { code, about } = wordsOf(tree);
      const key = `${code} ${about}`;
      const known = complaints.get(key);
      if (known === undefined && complaints.size >= MAX_COMPLAINTS) return;
      published = null;
      const start = { code, about, count: 0, afterPongCount: 0, since: at, firstIndex: messageIndex };
      const first = known ?? { ...start, causeIndex: before?.messageIndex ?? null };
      complaints.set(key, {
        ...first,
        count: first.count + 1,
        afterPongCount: first.afterPongCount + (before?.isPong === true ? 1 : 0),
        lastAt: at,
        lastIndex: messageIndex,
      });
    },
    snapshot() {
      published ??= [...complaints.values()];
      return published;
    },
  };
}

function wordsOf(tree: Json): Pick<Complaint, 'code' | 'about'> {
  if (!isJsonObject(tree)) return { code: '', about: null };
  const words = stringAt(tree, 'message') ?? '';
  const code = stringAt(tree, 'error') ?? stringAt(tree, 'code') ?? words;
  const about = code === 'unknown_message_type' ? (/:\s*([\w.:-]{1,64})\s*$/.exec(words)?.[1] ?? null) : null;
  return { code: code.slice(0, MAX_CODE), about };
}
