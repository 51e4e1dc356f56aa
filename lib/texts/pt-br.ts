import { advice } from './pt-br/advice.ts';
import { portugueseCause } from './pt-br/cause.ts';
import { checks } from './pt-br/checks.ts';
import { connection } from './pt-br/connection.ts';
import { connections } from './pt-br/connections.ts';
import { copy } from './pt-br/copy.ts';
import { debug } from './pt-br/debug.ts';
import { detail } from './pt-br/detail.ts';
import { difference } from './pt-br/difference.ts';
import { exporting } from './pt-br/export.ts';
import { file } from './pt-br/file.ts';
import { findings } from './pt-br/findings.ts';
import { grid } from './pt-br/grid.ts';
import { initiator, opener } from './pt-br/initiator.ts';
import { latest } from './pt-br/latest.ts';
import { main } from './pt-br/main.ts';
import { notes } from './pt-br/notes.ts';
import { report } from './pt-br/report.ts';
import { retries } from './pt-br/retries.ts';
import { schemas } from './pt-br/schemas.ts';
import { search } from './pt-br/search.ts';
import { shortcuts } from './pt-br/shortcuts.ts';
import { status } from './pt-br/status.ts';
import { streams } from './pt-br/streams.ts';
import { timeline } from './pt-br/timeline.ts';
import { toolbar } from './pt-br/toolbar.ts';
import { viewer } from './pt-br/viewer.ts';
import { format } from './pt-br/words.ts';
import type { Texts } from './texts.ts';

export const ptBr: Texts = {
  locale: 'pt-BR',
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
  cause: portugueseCause,
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
  resize: { connections: 'Largura da lista de conexões', detail: 'Tamanho dos detalhes' },
};
