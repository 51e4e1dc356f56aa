// Mensagens que não são o que deviam ser, e tempos em que não houve nenhuma.
import type { Drift } from '../../../decode/decoded.ts';
import type { ContentFacts } from '../../../model/findings/stream-facts.ts';
import type { RuleTexts } from '../../areas/rules.ts';
import { listOf, type Part } from '../../parts.ts';
import { clientWords } from '../client-words.ts';
import { duration, number, plural } from '../words.ts';

function said({ kind, path, expected, found }: Drift): string {
  switch (kind) {
    case 'missing':
      return `falta ${path}`;
    case 'extra':
      return `${path} não está documentado`;
    default:
      return expected === null
        ? `${path} é de outro tipo`
        : `${path} devia ser ${expected}${found === null ? '' : ` e é ${found}`}`;
  }
}

export const contents: Pick<RuleTexts, keyof ContentFacts> = {
  'unknown-type': {
    sentence: ({ connection, facts: { types, count } }) => [
      connection === undefined ? 'Uma conexão' : { connection },
      `: ${plural(count, 'mensagem', 'mensagens')} de tipo não documentado: `,
      ...listOf(
        types.map((type): Part => ({ strong: type })),
        'e',
      ),
      '.',
    ],
    meaning: () =>
      'Os tipos da aplicação de trading são conhecidos aqui, e estes não estão entre eles. Uma página que também não os conheça os descarta.',
    remedy: () =>
      'Se forem intencionais, acrescente-os ao cliente (e aos esquemas deste painel). Se não, procure o erro de grafia.',
    explanation:
      'Compara o tipo de cada mensagem da aplicação de trading com os documentados. Outras aplicações não são julgadas.',
  },
  'message-refused': {
    sentence: ({ connection, facts: { code, about, count } }) => [
      connection === undefined ? 'Uma conexão' : { connection },
      ': o servidor recusou ',
      about === null ? 'uma mensagem' : 'mensagens do tipo ',
      ...(about === null ? [] : [{ strong: about }]),
      ` (${code})`,
      count === 1 ? '.' : `, ${number(count)} vezes.`,
    ],
    meaning: () => 'O que a página enviou não teve efeito: o servidor não pôde ler, ou não conhece o tipo.',
    remedy: () => 'Compare o que foi enviado com o que o servidor aceita; a evidência mostra os dois.',
    explanation:
      'Procura os códigos de erro com que o servidor da aplicação de trading recusa uma mensagem. O pong recusado tem regra própria.',
  },
  'schema-drift': {
    sentence: ({ connection, facts: { type, drift, more, driftCount, lookedCount } }) => [
      connection === undefined ? 'Uma conexão' : { connection },
      ': ',
      { strong: type },
      ` não está como documentado: ${said(drift)}${more === 0 ? '' : ` e mais ${number(more)}`}, em ${number(driftCount)} de ${plural(lookedCount, 'mensagem olhada', 'mensagens olhadas')}.`,
    ],
    meaning: () =>
      'Servidor e documentação se afastaram. Um cliente que lê um campo desses pode não mostrar nada, ou falhar.',
    remedy: () => 'Veja qual dos dois está certo e corrija o outro.',
    explanation:
      'Confere com o esquema as primeiras mensagens de cada tipo da aplicação de trading e, depois, algumas cada vez mais espaçadas. As do meio não são olhadas.',
  },
  'text-not-json': {
    sentence: ({ connection, facts: { isReceived, count, jsonCount } }) => [
      connection === undefined ? 'Uma conexão' : { connection },
      `: ${plural(count, 'texto', 'textos')} ${isReceived ? (count === 1 ? 'recebido' : 'recebidos') : count === 1 ? 'enviado' : 'enviados'} não ${count === 1 ? 'é' : 'são'} JSON, entre ${number(jsonCount)} que ${jsonCount === 1 ? 'é' : 'são'}.`,
    ],
    meaning: () =>
      'Código que interpreta toda mensagem lança um erro nela. Em geral isso vira uma linha no console, e a mensagem se perde.',
    remedy: () =>
      'Veja na mensagem onde o JSON se rompe. Muitas vezes é a página de erro de um proxy ou um texto de biblioteca.',
    explanation:
      'Interpreta textos de conexões que falam JSON, até vinte por segundo; das mais rápidas, por amostra. Heartbeats em palavras simples não contam, nem conexões em que mais de um quinto não é JSON.',
  },
  'reconnect-gap': {
    sentence: ({ connection, facts: { count, totalMs, failedSends } }) => [
      ...clientWords(connection),
      ` ficou ${count === 1 ? 'uma vez' : `${number(count)} vezes`} sem conexão, ${duration(totalMs)} ao todo`,
      failedSends === 0
        ? '.'
        : `; ${plural(failedSends, 'mensagem não pôde ser enviada', 'mensagens não puderam ser enviadas')} nesse tempo.`,
    ],
    meaning: () =>
      'O que o servidor publicou nesses tempos não chegou à página e não é repetido. Se havia algo, ninguém aqui pode saber.',
    remedy: () => 'Ao reconectar, busque o estado de novo (um snapshot) em vez de esperar a próxima mudança.',
    explanation:
      'Soma os tempos entre duas conexões abertas de um cliente da aplicação de trading, cujo servidor não guarda nada para depois.',
  },
};
