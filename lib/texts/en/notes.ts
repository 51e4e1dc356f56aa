import type { NotesTexts } from '../areas/notes.ts';

export const notes: NotesTexts = {
  title: 'Note',
  close: 'Close',
  open: 'Note what happens now (N)',
  note: 'Note',
  at: (time) => `What happened at ${time}?`,
  placeholder: 'Scan pressed, no answer',
  add: 'Add note',
  fromPage: 'Noted from the page',
  noPicture: 'the browser gave no picture of it',
  tooManyPictures: (most) => `without a picture: ${most} are kept`,
  picture: (time) => `The page at ${time}`,
  enlarge: 'Show it large',
  withPicture: 'with a picture of the page',
  earlier: 'Notes so far',
  name: 'Name of the session',
  nameHint: 'Stands in the file and in its name: a ticket, a step of a test',
  support: 'Save for support',
  supportHint: 'Session and report in one zip, without secrets that can be told as such',
  next: 'Attach the zip to your ticket and write what you did and at what time. report.html opens in any browser, the session file in Tapewire.',
};
