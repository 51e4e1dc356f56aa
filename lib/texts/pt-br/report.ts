import type { ReportTexts } from '../areas/report.ts';
import { bytes, duration, number, plural } from './words.ts';

export const report: ReportTexts = {
  title: 'Relatório de WebSockets',
  madeBy: (creator, time) => `Feito por ${creator} em ${time}. O arquivo não contém script e não carrega nada.`,
  headings: {
    summary: 'Em resumo',
    findings: 'Diagnósticos',
    notes: 'Notas',
    timeline: 'Linha do tempo',
    retries: 'Esperas antes de cada tentativa',
    attempts: 'Conexões',
    notSeen: 'O que não pôde ser visto',
    environment: 'Ambiente',
    redaction: 'O que foi retirado',
  },
  summary: {
    name: 'Sessão',
    page: 'Página',
    period: 'Captura',
    periodOf: (from, to, ms) => `${from} a ${to} (${duration(ms)})`,
    connections: 'Conexões',
    connectionsOf: (all, opened, failed, stillOpen) =>
      `${number(all)}: ${plural(opened, 'aberta', 'abertas')}, ${plural(failed, 'falhou', 'falharam')}, ${number(stillOpen)} ainda ${stillOpen === 1 ? 'aberta' : 'abertas'} no fim`,
    messages: 'Mensagens',
    messagesOf: (received, sent, receivedBytes, sentBytes) =>
      `${plural(received, 'recebida', 'recebidas')} (${bytes(receivedBytes)}), ${plural(sent, 'enviada', 'enviadas')} (${bytes(sentBytes)})`,
    findings: 'Diagnósticos',
    findingsOf: (errors, warnings, notes) =>
      errors + warnings + notes === 0
        ? 'nenhum'
        : `${plural(errors, 'problema', 'problemas')}, ${plural(warnings, 'aviso', 'avisos')}, ${plural(notes, 'nota', 'notas')}`,
    part: 'Só uma parte',
    partOf: (connections, from, to) =>
      [
        connections !== null && plural(connections, 'conexão escolhida', 'conexões escolhidas'),
        from !== null && `a partir de ${from}`,
        to !== null && `até ${to}`,
      ]
        .filter(Boolean)
        .join(', '),
  },
  noFindings: 'Nenhum diagnóstico: nenhuma das regras viu algo errado.',
  noConnections: 'Nenhum WebSocket foi aberto.',
  client: (letter, language, place, endpoint) => `${letter} · ${language}, ${place} → ${endpoint}`,
  columns: {
    connection: 'Conexão',
    started: 'Início',
    waited: 'Espera antes',
    connecting: 'Conectando',
    open: 'Aberta',
    ended: 'Como terminou',
    received: 'Recebidas',
    sent: 'Enviadas',
  },
  leftOut: (count) =>
    `mais ${plural(count, 'tentativa', 'tentativas')} entre estas, não ${count === 1 ? 'exibida' : 'exibidas'}`,
  stillOpen: 'ainda aberta',
  outcome: {
    connecting: 'ainda conectando',
    opened: 'abriu',
    failed: 'falhou',
    'given-up': 'abandonada pela página',
    left: 'deixada com a página',
  },
  timeline: {
    description: (clients) =>
      `Uma faixa para cada um de ${plural(clients, 'cliente', 'clientes')}: quando conectou, ficou aberto, esperou e falhou, com suas mensagens. A tabela abaixo diz o mesmo em texto.`,
    legend: {
      connecting: 'conectando',
      open: 'aberta',
      waiting: 'esperando a próxima tentativa',
      failed: 'falhou ou se perdeu',
      messages: 'mensagens: recebidas em cima, enviadas embaixo',
      finding: 'enquanto havia conexões duplicadas',
      note: 'nota (N1, N2 …)',
    },
    moreLanes: (count) =>
      `${plural(count, 'outro cliente não foi desenhado', 'outros clientes não foram desenhados')}; as tabelas têm todos.`,
  },
  retries: {
    description: (client, attempts) =>
      `Cliente ${client}: quanto esperou antes de cada uma de ${plural(attempts, 'tentativa', 'tentativas')}. A tabela tem os números.`,
    axis: 'tentativa',
    legend: {
      opened: 'esperou e abriu',
      failed: 'esperou e falhou',
      other: 'esperou, sem resultado',
      policy: 'o que a política pede',
    },
    hidden: 'página oculta: o navegador pode ter alongado a espera',
    last: (shown, all) => `as últimas ${number(shown)} de ${number(all)}`,
  },
  environment: {
    browser: 'Navegador',
    language: 'Idioma',
    creator: 'Capturado com',
    savedAt: 'Salvo',
    timesLabel: 'Horários',
    times: (minutes) => `no relógio da máquina que capturou, UTC${offset(minutes)}`,
  },
  redaction: {
    none: 'Nada foi retirado: endereços, cabeçalhos e textos estão como eram.',
    nothingFound: 'Segredos foram procurados e nenhum foi encontrado.',
    done: 'Segredos foram trocados por marcadores; o mesmo segredo tem o mesmo marcador em todo lugar.',
    rules: {
      url: 'tokens em endereços',
      header: 'cabeçalhos e cookies',
      subprotocol: 'tokens em subprotocolos',
      field: 'campos de nome revelador',
      path: 'campos escolhidos pelo caminho',
      word: 'palavras escolhidas',
      jwt: 'JSON Web Tokens',
      key: 'chaves de API',
      bearer: 'tokens bearer',
      email: 'endereços de e-mail',
      card: 'números de cartão',
      cpf: 'números de CPF',
      cnpj: 'números de CNPJ',
      random: 'textos aleatórios longos',
      picture: 'imagens da página',
      known: 'os mesmos segredos em outros lugares',
    },
    places: (count) => plural(count, 'lugar', 'lugares'),
    leftOut: (count) => plural(count, 'deixada de fora', 'deixadas de fora'),
  },
};

/** `+02:00`, `−03:00` */
function offset(minutes: number): string {
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${minutes < 0 ? '−' : '+'}${two(Math.abs(minutes) / 60)}:${two(Math.abs(minutes) % 60)}`;
}
