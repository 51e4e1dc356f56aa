import type { ExportTexts } from '../areas/export.ts';
import { number, plural } from './words.ts';

export const exporting: ExportTexts = {
  title: 'Export session',
  close: 'Close',
  format: 'Format',
  formats: {
    support: { name: 'For support (zip)', hint: 'The session to open again, and the report to read' },
    tapewire: { name: 'Tapewire session', hint: 'All of it, to open again; zcat and jq read it too' },
    har: { name: 'HAR', hint: 'For the Network panel of Chrome, and other tools' },
    csv: { name: 'CSV', hint: 'One line a message, for a spreadsheet' },
    html: { name: 'Report (HTML)', hint: 'To read in any browser, or to print' },
    markdown: { name: 'Report (Markdown)', hint: 'To paste into a ticket' },
  },
  part: 'What',
  parts: {
    all: 'Whole session',
    connections: (count) =>
      count === 0 ? 'Chosen connections' : plural(count, 'chosen connection', 'chosen connections'),
    messages: (count) => (count === 0 ? 'Selected messages' : plural(count, 'selected message', 'selected messages')),
    time: (from, to) => (from === null || to === null ? 'A stretch of time' : `From ${from} to ${to}`),
  },
  partHints: {
    connections: 'Choose some in the list of connections',
    messages: 'Select some in the messages',
    time: 'Zoom or drag in the timeline, or filter by after: and before:',
  },
  secrets: 'Secrets',
  redact: 'Take secrets out',
  redactHint:
    'The same secret becomes the same placeholder everywhere, so that what belongs together still can be seen',
  unredacted:
    'Nothing is taken out. Addresses, cookies, tokens, pictures of the page and every payload leave as they are: whoever gets the file may be able to act as the user.',
  looking: (done, all) => `Looking for secrets: ${number(done)} of ${number(all)} events`,
  lookFailed: 'The session could not be searched for secrets, so it cannot be exported without them.',
  found: (places, distinct) => `${plural(distinct, 'secret', 'secrets')} in ${plural(places, 'place', 'places')}.`,
  nothingFound: 'No secret was found.',
  columns: { rule: 'Kind', places: 'Places', distinct: 'Different', example: 'Becomes' },
  takeOut: (rule) => `Take out: ${rule}`,
  left: 'left as it is',
  pictures: {
    left: 'they show what was on the screen, and nobody looked for secrets on it',
    out: 'left out as a whole: nobody can tell what is on them',
    count: (count) => `${plural(count, 'picture', 'pictures')} of the page left out.`,
  },
  becomes: 'becomes',
  notFound:
    'Not found: what has neither a telling name nor a telling form, such as names of people and hosts, and what is encrypted or in pictures. Add what must not leave:',
  fields: {
    label: 'Fields',
    hint: 'Names or paths, with commas between: owner, data.items[].note. With a minus a field stays: -token',
  },
  overruled: (names) => `Saved at one press, so this is taken out as well: ${names}. Export session leaves it in.`,
  words: { label: 'Words', hint: 'Texts that must not leave wherever they stand, with commas between. Not remembered' },
  save: 'Save file',
  saveUnredacted: 'Save with all secrets',
  copy: 'Copy',
  cancel: 'Cancel',
  progress: (done, all) => `${number(done)} of ${number(all)} events`,
  saved: (fileName) => `Saved as ${fileName}`,
  copied: 'Copied',
  failed: 'The export failed. Nothing was saved.',
};
