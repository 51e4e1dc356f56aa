import type { DetailTexts } from '../areas/detail.ts';
import { bytes, number, plural } from './words.ts';

export const detail: DetailTexts = {
  label: 'Detalhes',
  close: 'Fechar detalhes (Esc)',
  tabs: {
    payload: 'Conteúdo',
    raw: 'Bruto',
    hex: 'Hex',
    difference: 'Diff',
    initiator: 'Origem',
    connection: 'Conexão',
    note: 'Nota',
  },
  copy: 'Copiar',
  emptyTitle: 'Nada selecionado',
  emptyHint: 'Selecione uma mensagem para ler, ou uma conexão para ver quem a abriu.',
  format: 'Lida como',
  formatHint: 'Como são lidas todas as mensagens desta conexão',
  readAs: (name) => `lida como ${name}`,
  producer: { javascript: 'escrita por JavaScript', python: 'escrita por Python' },
  producerHint: 'Um palpite: JSON.stringify não põe espaços, json.dumps do Python põe',
  replyAfter: (time) => `Resposta após ${time}, às`,
  replyTo: (time) => `Responde em ${time} a`,
  noReply: 'Ainda sem resposta',
  noRequest: 'Uma resposta cujo pedido não está aqui',
  driftTitle: (count) => `${plural(count, 'diferença', 'diferenças')} em relação ao esquema do tipo`,
  drift: ({ kind, expected, found }) => {
    switch (kind) {
      case 'unknown-type':
        return 'é um tipo que o esquema não conhece';
      case 'missing':
        return `está ausente${expected === null ? '' : ` (${expected})`}`;
      case 'extra':
        return `não está no esquema${found === null ? '' : ` (${found})`}`;
      case 'mistyped':
        return `é ${found ?? 'outra coisa'}, não ${expected ?? 'o que o esquema diz'}`;
    }
  },
  notDecoded: (name) => `Não pôde ser lida como ${name}, por isso aparece como chegou:`,
  tooLong: 'Longa demais para ser lida de uma vez: exibida como texto.',
  notJson: 'Não é JSON: exibido como texto.',
  noPayload: 'O conteúdo não foi guardado.',
  truncated: (kept, all) => `Só os primeiros ${bytes(kept)} de ${bytes(all)} foram capturados.`,
  shownFirst: (shown, all, unit) =>
    `Exibindo os primeiros ${number(shown)} de ${number(all)} ${unit === 'bytes' ? 'bytes' : 'caracteres'}.`,
  nodeCount: (count, kind) => (kind === 'array' ? plural(count, 'item', 'itens') : plural(count, 'campo', 'campos')),
};
