import { createKeepWriter, type KeepRequest } from '../../lib/session/kept/keep-writer.ts';

const writer = createKeepWriter((trouble) => postMessage(trouble));
addEventListener('message', ({ data }: MessageEvent<KeepRequest>) => writer.keep(data));
