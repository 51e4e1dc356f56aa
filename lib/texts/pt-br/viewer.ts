import type { ViewerTexts } from '../areas/viewer.ts';
import { number, plural } from './words.ts';

export const viewer: ViewerTexts = {
  openSession: 'Abrir sessão…',
  openSessionHint: 'Abrir uma sessão salva ou um HAR em uma aba própria',
  intro: 'Abra uma captura e veja o que o painel mostrava: conexões, mensagens e achados.',
  drop: 'Solte aqui uma sessão ou um HAR',
  dropNow: 'Solte para abrir',
  choose: 'Escolher arquivo…',
  kinds: 'Sessões do Tapewire (.tapewire.ndjson.gz) e arquivos HAR do Chrome, Playwright, mitmproxy ou HTTP Toolkit',
  stays: 'O arquivo é lido aqui e não é enviado a lugar nenhum.',
  reading: (name) => `Lendo ${name}`,
  readSoFar: (eventCount, share) => `${number(Math.round(share * 100))} %, ${plural(eventCount, 'evento', 'eventos')}`,
  cancel: 'Cancelar',
  another: 'Abrir outro…',
  refused: (name) => `${name} não pôde ser aberto.`,
  unreadable: 'O navegador não conseguiu lê-lo: pode ter sido movido ou alterado.',
  openedFile: 'Arquivo aberto',
  savedAt: (time) => `salvo em ${time}`,
  redacted: 'com dados ocultados',
  notRedacted: 'sem dados ocultados',
  part: 'parte de uma captura',
  problems: (count) => `Todos os ${number(count)}`,
};
