// Pictures of the page in files: back as they were, and no others.
import { describe, expect, it } from 'vitest';
import type { SessionEvent } from '../../lib/protocol/events.ts';
import type { ConnectionId } from '../../lib/protocol/identifiers.ts';
import { MAX_PICTURES } from '../../lib/protocol/picture.ts';
import type { FileProblem } from '../../lib/session/file-problem.ts';
import { harText } from '../../lib/session/har/write-har.ts';
import { sessionText } from '../../lib/session/native/write-session.ts';
import { en } from '../../lib/texts/en.ts';
import { ptBr } from '../../lib/texts/pt-br.ts';
import { createRealmLog } from '../model/session-log.ts';
import { madeJpeg } from '../protocol/made-jpeg.ts';
import { readAll } from './read-all.ts';
import { bytesOf } from './write-bytes.ts';

const PICTURE = madeJpeg(1_280, 720, 'what is drawn');
const SVG = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>').toString('base64');

function noted(pictures: ReadonlyArray<string | undefined>): SessionEvent[] {
  const log = createRealmLog();
  const notes = createRealmLog('notes');
  const connection = [log.started(0), log.created(1), log.opened(2, 'page/1' as ConnectionId)];
  return [
    ...connection,
    ...pictures.map((picture, n) =>
      notes.event(10 + n, { type: 'note-added', text: `note ${n}`, ...(picture === undefined ? {} : { picture }) }),
    ),
  ];
}

const notesOf = (events: readonly SessionEvent[]) =>
  events.flatMap((event) => (event.type === 'note-added' ? [{ text: event.text, picture: event.picture }] : []));

const WRITERS = [
  ['a session file', (events: SessionEvent[]) => bytesOf(sessionText(events), true)],
  ['a HAR', (events: SessionEvent[]) => bytesOf(harText(events))],
] as const;

describe.each(WRITERS)('%s', (_, write) => {
  it('gives the picture of a note back as it was, and a note of an older version without one', async () => {
    const read = await readAll(await write(noted([PICTURE, undefined])));
    expect(read.problems).toEqual([]);
    expect(notesOf(read.events)).toEqual([
      { text: 'note 0', picture: PICTURE },
      { text: 'note 1', picture: undefined },
    ]);
  });

  it.each([
    ['SVG', SVG],
    ['a JPEG that would take a gigabyte to show', madeJpeg(16_384, 16_384)],
    ['an address', 'https://evil.test/x.jpg'],
  ])('gives no picture that is %s', async (_, picture) => {
    const read = await readAll(await write(noted([picture, PICTURE])));
    expect(notesOf(read.events)).toEqual([{ text: 'note 1', picture: PICTURE }]);
  });

  it('gives no more pictures than a session may have, and says so', async () => {
    const read = await readAll(await write(noted(Array(MAX_PICTURES + 2).fill(PICTURE))));
    const problem: FileProblem = { kind: 'pictures-left-out', count: 2, kept: MAX_PICTURES };
    expect(read.problems).toEqual([problem]);
    expect(en.file.problem(problem)).toContain('2 notes are shown without one');
    expect(ptBr.file.problem(problem)).toContain('2 notas aparecem sem imagem');
    const notes = notesOf(read.events);
    expect(notes).toHaveLength(MAX_PICTURES + 2);
    expect(notes.filter(({ picture }) => picture !== undefined)).toHaveLength(MAX_PICTURES);
  });
});

it('tells the line of a picture that was not taken', async () => {
  const read = await readAll(await bytesOf(sessionText(noted([SVG])), true));
  expect(read.problems).toEqual([{ kind: 'line-unsound', line: 5, type: 'note-added' }]);
});
