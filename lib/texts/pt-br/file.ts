import type { FileProblem } from '../../session/file-problem.ts';
import type { FileTexts } from '../areas/file.ts';
import { number, plural } from './words.ts';

const FOREIGN: Readonly<Record<Extract<FileProblem, { kind: 'foreign' }>['what'], string>> = {
  csv: 'Isto é um CSV: lista mensagens, mas não quem abriu cada conexão nem por que terminou. Abra o arquivo de sessão ou o HAR da mesma captura.',
  html: 'Isto é uma página, não uma sessão: um relatório se lê em uma aba do navegador. Abra o arquivo de sessão ou o HAR.',
  json: 'Isto é JSON, mas não é uma sessão do Tapewire nem um HAR.',
  zip: 'Isto é um zip: extraia o arquivo de sessão (.tapewire.ndjson.gz) ou o HAR e abra-o.',
  unknown: 'Isto não é uma sessão do Tapewire nem um HAR.',
};

function problem(found: FileProblem): string {
  switch (found.kind) {
    case 'empty':
      return 'O arquivo está vazio.';
    case 'foreign':
      return FOREIGN[found.what];
    case 'newer-version':
      return `O arquivo tem a versão ${found.version}, mais nova que a ${found.known} que este Tapewire conhece: partes podem faltar aqui.`;
    case 'no-header':
      return 'A linha 1 não é o cabeçalho de uma sessão do Tapewire: o que segue é lido sem ele.';
    case 'line-not-json':
      return `A linha ${number(found.line)} não é JSON.`;
    case 'line-no-event':
      return `A linha ${number(found.line)} não é um evento.`;
    case 'line-unsound':
      return `A linha ${number(found.line)} se diz “${found.type}”, mas seus campos não fazem sentido.`;
    case 'damaged':
      return `O arquivo está danificado depois da linha ${number(found.line)}: o que vem antes foi lido.`;
    case 'cut-off':
      return `O arquivo termina cedo demais, depois da linha ${number(found.line)}: o que vem antes foi lido.`;
    case 'too-large':
      return `O arquivo é maior do que se pode ler: nada depois da linha ${number(found.line)} foi lido.`;
    case 'bomb':
      return 'O arquivo se expande muito mais que qualquer sessão: a leitura foi interrompida.';
    case 'miscounted':
      return `O arquivo diz ter ${plural(found.said, 'evento', 'eventos')} e tem ${number(found.found)}.`;
    case 'entry-unsound':
      return `A entrada na linha ${number(found.line)} não faz sentido e foi deixada de fora.`;
    case 'no-sockets':
      return found.entryCount === 0
        ? 'O HAR não tem entradas.'
        : `O HAR tem ${plural(found.entryCount, 'entrada', 'entradas')}, nenhuma de WebSocket. O Chrome só grava mensagens com o DevTools aberto.`;
    case 'unknown-clock':
      return `Os tempos de ${plural(found.connectionCount, 'conexão', 'conexões')} estão em um relógio próprio de quem gravou: as distâncias estão certas, a hora do dia é uma suposição.`;
    case 'pictures-left-out':
      return `O arquivo tem mais imagens que as ${number(found.kept)} que uma sessão pode ter: ${plural(found.count, 'nota aparece', 'notas aparecem')} sem imagem.`;
    case 'messages-apart':
      return `As mensagens de ${plural(found.connectionCount, 'conexão', 'conexões')} estão em arquivos ao lado do HAR e não dentro dele. Grave com o conteúdo embutido para tê-las.`;
  }
}

export const file: FileTexts = {
  problem,
  moreProblems: (count) =>
    `${plural(count, 'outro lugar', 'outros lugares')} não ${count === 1 ? 'pôde' : 'puderam'} ser ${count === 1 ? 'lido' : 'lidos'}.`,
};
