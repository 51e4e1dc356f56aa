// What is measured, each in a process of its own so that its peak of memory is its own.
import { createReadStream, createWriteStream, openAsBlob } from 'node:fs';
import { Readable, Writable } from 'node:stream';
import { createSessionModel } from '../../lib/model/session.ts';
import { byteStream } from '../../lib/session/bytes/byte-stream.ts';
import { csvText } from '../../lib/session/csv/write-csv.ts';
import { harText } from '../../lib/session/har/write-har.ts';
import { sessionText } from '../../lib/session/native/write-session.ts';
import { readFile } from '../../lib/session/read-file.ts';
import { planRedaction } from '../../lib/session/redact/redaction-plan.ts';
import { madeSession } from './made-session.ts';

export interface StepContext {
  readonly messageCount: number;
  /** Where the session file and the others are. */
  readonly folder: string;
}

async function save(path: string, text: AsyncIterable<string>, isCompressed = false): Promise<void> {
  await byteStream(text, { isCompressed }).pipeTo(Writable.toWeb(createWriteStream(path)));
}

async function read({ folder }: StepContext, onEvents: Parameters<typeof readFile>[1]['onEvents']): Promise<void> {
  const report = await readFile(await openAsBlob(`${folder}/session.gz`), { onEvents });
  if (report.problems.length > 0) throw new Error(JSON.stringify(report.problems));
}

export const STEPS = {
  'make the events, nothing else': async ({ messageCount }: StepContext) => {
    let count = 0;
    for (const _ of madeSession(messageCount)) count++;
    if (count < messageCount) throw new Error('Too few events.');
  },
  'write the session file': ({ messageCount, folder }: StepContext) =>
    save(`${folder}/session.gz`, sessionText(madeSession(messageCount)), true),
  'read it': (context: StepContext) => read(context, () => {}),
  'read it and fold it into the model': async (context: StepContext) => {
    const model = createSessionModel();
    await read(context, (events) => model.append(events));
    model.view();
  },
  'look for secrets': async ({ messageCount }: StepContext) => {
    await planRedaction(madeSession(messageCount));
  },
  'look for secrets, then write without them': async ({ messageCount, folder }: StepContext) => {
    const plan = await planRedaction(madeSession(messageCount));
    await save(`${folder}/redacted.gz`, sessionText(plan.redacted(madeSession(messageCount))), true);
  },
  'write a HAR': ({ messageCount, folder }: StepContext) =>
    save(`${folder}/session.har`, harText(madeSession(messageCount))),
  'read the HAR': async ({ folder }: StepContext) => {
    const source = Readable.toWeb(createReadStream(`${folder}/session.har`)) as ReadableStream<Uint8Array<ArrayBuffer>>;
    await readFile(source, { onEvents: () => {} });
  },
  'write a CSV': ({ messageCount, folder }: StepContext) =>
    save(`${folder}/session.csv`, csvText(madeSession(messageCount))),
} as const;
export type StepName = keyof typeof STEPS;
