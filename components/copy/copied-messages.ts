// Messages as text for the clipboard. Pure.
import type { Json } from '../../lib/decode/decoded.ts';
import type { Connection } from '../../lib/model/connection.ts';
import type { Message } from '../../lib/model/message.ts';
import { toBase64 } from '../../lib/session/bytes/base64.ts';
import { wscatCommands } from './wscat-command.ts';

export const COPY_KINDS = ['text', 'json', 'base64', 'hex', 'wscat'] as const;
export type CopyKind = (typeof COPY_KINDS)[number];

/** A longer text would hold up the browser and whoever it is pasted into. UTF-16 units. */
export const MAX_COPIED_LENGTH = 20_000_000;

/** Indented JSON grows with the square of its depth: deeper payloads are copied as they came. */
const MAX_DEPTH = 200;

export interface Copied {
  readonly text: string;
  readonly messageCount: number;
  /** Not copied: their payload was not kept, or there was no more room. */
  readonly leftOutCount: number;
  /** Copied as far as they were captured. */
  readonly cutCount: number;
}

/** What is known of the messages besides themselves. */
export interface CopySource {
  connectionOf(message: Message): Connection | undefined;
  /** As its connection speaks; null where there is nothing to open. */
  treeOf(message: Message): Json;
}

export function copyMessages(
  messages: readonly Message[],
  kind: CopyKind,
  source: CopySource,
  maxLength = MAX_COPIED_LENGTH,
): Copied {
  const taken: Message[] = [];
  let length = 0;
  for (const message of messages) {
    if (message.payload === null) continue;
    // Bytes take two or more characters each.
    length += message.payload.length * (typeof message.payload === 'string' ? 1 : 3);
    if (length > maxLength && taken.length > 0) break;
    taken.push(message);
  }
  const text = textOf(taken, kind, source);
  // A command says nothing of a message that was cut.
  const cutCount = kind === 'wscat' ? 0 : taken.filter(({ isTruncated }) => isTruncated).length;
  return { text, messageCount: taken.length, leftOutCount: messages.length - taken.length, cutCount };
}

function textOf(messages: readonly Message[], kind: CopyKind, { connectionOf, treeOf }: CopySource) {
  switch (kind) {
    case 'wscat':
      return wscatCommands(messages, connectionOf);
    case 'json': {
      const values = messages.map((message) => jsonOf(message, treeOf(message)));
      return JSON.stringify(values.length === 1 ? values[0] : values, null, 2);
    }
    case 'text':
      return messages.map(({ payload }) => (typeof payload === 'string' ? payload : hexOf(payload))).join('\n');
    case 'hex':
      return messages.map(({ payload }) => hexOf(bytesOf(payload))).join('\n');
    case 'base64':
      return messages.map(({ payload }) => toBase64(bytesOf(payload))).join('\n');
  }
}

/** What was decoded; else the text, or the bytes as base64. */
function jsonOf({ payload }: Message, tree: Json): Json {
  if (tree !== null && !isDeeperThan(tree, MAX_DEPTH)) return tree;
  return typeof payload === 'string' ? payload : toBase64(bytesOf(payload));
}

function isDeeperThan(root: Json, limit: number): boolean {
  let level: Json[] = [root];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > limit) return true;
    level = level.flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value) : []));
  }
  return false;
}

function bytesOf(payload: Message['payload']): Uint8Array {
  return typeof payload === 'string' ? new TextEncoder().encode(payload) : (payload ?? new Uint8Array());
}

function hexOf(bytes: Uint8Array | null): string {
  return Array.from(bytes ?? [], (byte) => byte.toString(16).padStart(2, '0')).join(' ');
}
