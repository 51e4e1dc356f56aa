// Which format a connection speaks: by its subprotocol, else its address, else its first messages. Pure.
import type { Captured, Detection, Evidence, FormatId, Sample } from './format.ts';
import { FORMATS } from './formats.ts';
import { parseJson } from './json.ts';
import { parseJsonHead } from './json-head.ts';

/** After so many messages a connection stays what it is: a protocol shows itself when it greets. */
export const MAX_SAMPLES = 12;
/** What is looked at of one message. UTF-16 units or bytes. */
const SAMPLE_LENGTH = 65_536;

export interface Detected extends Detection {
  readonly format: FormatId;
}

const STRENGTH: Readonly<Record<Detection['reason'], number>> = { subprotocol: 3, url: 2, messages: 1 };

/** The best reason wins; among equals the format that comes first. Null when nothing speaks for any. */
export function detectFormat(evidence: Evidence): Detected | null {
  let best: Detected | null = null;
  for (const format of FORMATS) {
    const detection = format.detect(evidence);
    if (detection === null || (best !== null && STRENGTH[best.reason] >= STRENGTH[detection.reason])) continue;
    best = { ...detection, format: format.id };
  }
  return best;
}

/** A message as detection keeps it: no more than its head. */
export function sampleOf({ payload, isTruncated, direction }: Omit<Captured, 'limit'>): Sample {
  const isLong = payload.length > SAMPLE_LENGTH;
  if (typeof payload !== 'string') {
    const kept = isLong ? payload.slice(0, SAMPLE_LENGTH) : payload;
    return { payload: kept, isTruncated: isTruncated || isLong, direction, value: undefined };
  }
  const kept = isLong ? payload.slice(0, SAMPLE_LENGTH) : payload;
  const isCut = isTruncated || isLong;
  return {
    payload: kept,
    isTruncated: isCut,
    direction,
    value: parseJson(kept) ?? (isCut ? parseJsonHead(kept) : undefined),
  };
}
