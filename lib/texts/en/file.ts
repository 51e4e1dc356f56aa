import type { FileProblem } from '../../session/file-problem.ts';
import type { FileTexts } from '../areas/file.ts';
import { number, plural } from './words.ts';

const FOREIGN: Readonly<Record<Extract<FileProblem, { kind: 'foreign' }>['what'], string>> = {
  csv: 'This is a CSV: it lists messages, but not who opened which connection and why it ended. Open the session file or the HAR of the same capture instead.',
  html: 'This is a page, not a session: a report is read in a browser tab. Open the session file or the HAR instead.',
  json: 'This is JSON, but neither a Tapewire session nor a HAR.',
  zip: 'This is a zip: take the session file (.tapewire.ndjson.gz) or the HAR out of it, and open that.',
  unknown: 'This is neither a Tapewire session nor a HAR.',
};

function problem(found: FileProblem): string {
  switch (found.kind) {
    case 'empty':
      return 'The file is empty.';
    case 'foreign':
      return FOREIGN[found.what];
    case 'newer-version':
      return `The file has version ${found.version}, newer than the ${found.known} that this Tapewire knows: parts of it may be missing here.`;
    case 'no-header':
      return 'Line 1 is not the header of a Tapewire session: what follows is read without it.';
    case 'line-not-json':
      return `Line ${number(found.line)} is not JSON.`;
    case 'line-no-event':
      return `Line ${number(found.line)} is no event.`;
    case 'line-unsound':
      return `Line ${number(found.line)} calls itself “${found.type}”, but its fields make no sense.`;
    case 'damaged':
      return `The file is damaged after line ${number(found.line)}: what stands before that was read.`;
    case 'cut-off':
      return `The file ends too early, after line ${number(found.line)}: what stands before that was read.`;
    case 'too-large':
      return `The file is larger than can be read: nothing after line ${number(found.line)} was.`;
    case 'bomb':
      return 'The file unpacks to far more than any session does: reading was stopped.';
    case 'miscounted':
      return `The file says that it has ${plural(found.said, 'event', 'events')}, and has ${number(found.found)}.`;
    case 'entry-unsound':
      return `The entry at line ${number(found.line)} makes no sense and was left out.`;
    case 'no-sockets':
      return found.entryCount === 0
        ? 'The HAR has no entries.'
        : `The HAR has ${plural(found.entryCount, 'entry', 'entries')}, none of them a WebSocket. Chrome records messages only while its DevTools are open.`;
    case 'unknown-clock':
      return `The times of ${plural(found.connectionCount, 'connection', 'connections')} are on a clock of the writer’s own: their distances are right, the time of day is a guess.`;
    case 'pictures-left-out':
      return `The file has more pictures than the ${number(found.kept)} that a session may have: ${plural(found.count, 'note is', 'notes are')} shown without one.`;
    case 'messages-apart':
      return `The messages of ${plural(found.connectionCount, 'connection', 'connections')} lie in files beside the HAR and are not in it. Record with embedded content to have them.`;
  }
}

export const file: FileTexts = {
  problem,
  moreProblems: (count) => `${plural(count, 'more place', 'more places')} could not be read.`,
};
