// What was found out of each connection: its first messages until its format is settled, and what the user forces.

import { type Detected, detectFormat, MAX_SAMPLES, sampleOf } from './detect.ts';
import type { DecodeContext, Detection, FormatId, Sample } from './format.ts';

export interface ConnectionFacts {
  readonly url: string;
  readonly subprotocol: string | null;
}

/** What a connection speaks, and how that is known. */
export interface ConnectionFormat {
  /** Null: nothing but what each message says of itself. */
  readonly format: FormatId | null;
  readonly variant: string | null;
  readonly reason: Detection['reason'] | 'forced' | null;
}

/** A message as far as it is looked at. */
export interface SpokenMessage {
  readonly index: number;
  readonly connectionId: string;
  readonly direction: 'sent' | 'received';
  readonly payload: string | Uint8Array | null;
  readonly isTruncated: boolean;
}

interface Speaker {
  /** Emptied once the format is settled. */
  samples: Sample[];
  isSettled: boolean;
  lastIndex: number;
  url: URL | null;
  subprotocol: string;
  detected: Detected | null;
  forced: FormatId | null;
  /** Another object whenever its messages decode to something else. */
  context: DecodeContext;
}

export interface SpeakersParts {
  connectionOf(connectionId: string): ConnectionFacts | undefined;
  contextFor(format: FormatId | null, variant: string | null, url: string): DecodeContext;
  onChange(): void;
}

export interface Speakers {
  /** What the message is read with, after it was looked at. */
  contextOf(message: SpokenMessage): DecodeContext;
  /** Whether no further message of that connection changes what it speaks. */
  isSettled(connectionId: string): boolean;
  /** Messages are numbered anew; what is known of connections stays. */
  startAgain(): void;
  formatOf(connectionId: string): ConnectionFormat;
  force(connectionId: string, format: FormatId | null): void;
  /** What is forced now, by connection. */
  forced(): ReadonlyMap<string, FormatId>;
  /** Makes every context anew. */
  renew(): void;
}

export function createSpeakers({ connectionOf, contextFor, onChange }: SpeakersParts): Speakers {
  const speakers = new Map<string, Speaker>();

  function speakerOf(connectionId: string): Speaker {
    const known = speakers.get(connectionId);
    if (known !== undefined) return known;
    const address = { url: null, subprotocol: '' };
    const context = contextFor(null, null, '');
    const speaker = { samples: [], isSettled: false, lastIndex: -1, ...address, detected: null, forced: null, context };
    speakers.set(connectionId, speaker);
    return speaker;
  }

  function renew(speaker: Speaker): void {
    const { forced, detected } = speaker;
    const format = forced ?? detected?.format ?? null;
    const variant = format === detected?.format ? (detected?.variant ?? null) : null;
    speaker.context = contextFor(format, variant, speaker.url?.href ?? '');
  }

  /** The address is known from the start, the subprotocol once the connection opens. */
  function lookAtConnection(speaker: Speaker, connectionId: string): void {
    const connection = connectionOf(connectionId);
    if (connection === undefined) return;
    speaker.subprotocol = connection.subprotocol ?? '';
    if (speaker.url !== null) return;
    speaker.url = URL.parse(connection.url);
    renew(speaker);
  }

  function detect(speaker: Speaker): void {
    const { detected } = speaker;
    const next = detectFormat(speaker);
    speaker.detected = next;
    if (next?.format === detected?.format && next?.variant === detected?.variant) return;
    renew(speaker);
    onChange();
  }

  function hear(speaker: Speaker, message: SpokenMessage): void {
    const { payload, isTruncated, direction } = message;
    if (payload === null || message.index <= speaker.lastIndex) return;
    speaker.lastIndex = message.index;
    lookAtConnection(speaker, message.connectionId);
    speaker.samples.push(sampleOf({ payload, isTruncated, direction }));
    detect(speaker);
    speaker.isSettled = speaker.samples.length >= MAX_SAMPLES || speaker.detected?.isOpen === false;
    if (speaker.isSettled) speaker.samples = [];
  }

  return {
    contextOf(message) {
      const speaker = speakerOf(message.connectionId);
      if (!speaker.isSettled) hear(speaker, message);
      return speaker.context;
    },
    isSettled: (connectionId) => speakers.get(connectionId)?.isSettled === true,
    startAgain() {
      for (const speaker of speakers.values()) speaker.lastIndex = -1;
    },
    formatOf(connectionId) {
      const speaker = speakerOf(connectionId);
      if (!speaker.isSettled) {
        lookAtConnection(speaker, connectionId);
        detect(speaker);
      }
      const { format, variant } = speaker.context;
      return { format, variant, reason: speaker.forced === null ? (speaker.detected?.reason ?? null) : 'forced' };
    },
    force(connectionId, format) {
      const speaker = speakerOf(connectionId);
      if (speaker.forced === format) return;
      speaker.forced = format;
      renew(speaker);
      onChange();
    },
    forced() {
      const all = [...speakers].map(([id, { forced }]) => [id, forced] as const);
      return new Map(all.filter((one): one is [string, FormatId] => one[1] !== null));
    },
    renew() {
      for (const speaker of speakers.values()) renew(speaker);
      onChange();
    },
  };
}
