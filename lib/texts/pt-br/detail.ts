import type { DetailTexts } from '../areas/detail.ts';
import { bytes, number, plural } from './words.ts';

export const detail: DetailTexts = {
  label: 'Detalhes',
  close: 'Fechar detalhes (Esc)',
  tabs: {
    payload: 'Conteúdo',
    raw: 'Bruto',
    hex: 'Hex',
    difference: 'Diferença',
    initiator: 'Origem',
    connection: 'Conexão',
  },
  copy: 'Copiar',
  emptyTitle: 'Nada selecionado',
  emptyHint: 'Selecione uma mensagem para ler, ou uma conexão para ver quem a abriu.',
  notJson: 'Não é JSON: exibido como texto.',
  noPayload: 'O conteúdo não foi guardado.',
  truncated: (kept, all) => `Só os primeiros ${bytes(kept)} de ${bytes(all)} foram capturados.`,
  shownFirst: (shown, all, unit) =>
    `Exibindo os primeiros ${number(shown)} de ${number(all)} ${unit === 'bytes' ? 'bytes' : 'caracteres'}.`,
  nodeCount: (count, kind) => (kind === 'array' ? plural(count, 'item', 'itens') : plural(count, 'campo', 'campos')),
};
