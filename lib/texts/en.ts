import { advice } from './en/advice.ts';
import { englishCause } from './en/cause.ts';
import { checks } from './en/checks.ts';
import { connection } from './en/connection.ts';
import { connections } from './en/connections.ts';
import { copy } from './en/copy.ts';
import { debug } from './en/debug.ts';
import { detail } from './en/detail.ts';
import { difference } from './en/difference.ts';
import { exporting } from './en/export.ts';
import { file } from './en/file.ts';
import { findings } from './en/findings.ts';
import { grid } from './en/grid.ts';
import { initiator, opener } from './en/initiator.ts';
import { latest } from './en/latest.ts';
import { main } from './en/main.ts';
import { notes } from './en/notes.ts';
import { report } from './en/report.ts';
import { retries } from './en/retries.ts';
import { schemas } from './en/schemas.ts';
import { search } from './en/search.ts';
import { shortcuts } from './en/shortcuts.ts';
import { status } from './en/status.ts';
import { streams } from './en/streams.ts';
import { timeline } from './en/timeline.ts';
import { toolbar } from './en/toolbar.ts';
import { viewer } from './en/viewer.ts';
import { format } from './en/words.ts';
import type { Texts } from './texts.ts';

export const en: Texts = {
  locale: 'en',
  format,
  toolbar,
  main,
  timeline,
  retries,
  findings,
  advice,
  connections,
  opener,
  grid,
  latest,
  copy,
  detail,
  difference,
  initiator,
  connection,
  streams,
  cause: englishCause,
  checks,
  debug,
  status,
  search,
  shortcuts,
  schemas,
  exporting,
  file,
  viewer,
  notes,
  report,
  resize: { connections: 'Width of the connection list', detail: 'Size of the details' },
};
