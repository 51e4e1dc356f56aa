import { formatFor } from './format.ts';
import { listOf, type Part } from './parts.ts';
import { portugueseCause } from './pt-br-cause.ts';
import { portugueseNotObserved } from './pt-br-not-observed.ts';
import type { Texts } from './texts.ts';

const format = formatFor('pt-BR');
const { number, duration, bytes } = format;
const plural = (count: number, one: string, many: string) => `${number(count)} ${count === 1 ? one : many}`;
const COUNTS = ['Nenhuma', 'Uma', 'Duas', 'Três', 'Quatro', 'Cinco', 'Seis'];

export const ptBr: Texts = {
  locale: 'pt-BR',
  format,
  toolbar: {
    label: 'Gravação e filtro',
    pause: 'Pausar a gravação de mensagens (Ctrl+E)',
    record: 'Gravar mensagens (Ctrl+E)',
    clear: 'Limpar o registro; conexões abertas continuam (Ctrl+L)',
    filter: 'Filtrar',
    filterHint: 'Palavras, /regex/ ou chave:valor; - exclui. Chaves: dir, type, kind, conn, opener, size>10k',
    invert: 'Inverter',
    invertHint: 'Mostrar o que não corresponde ao filtro',
    keepLog: 'Manter registro',
    keepLogHint: 'Não limpar o registro quando a página recarrega ou navega',
    save: 'Exportar sessão',
    saving: 'Exportando…',
    saveFailed: 'A exportação falhou',
  },
  findings: {
    label: 'Diagnósticos',
    severity: { error: 'Problema', warning: 'Aviso', information: 'Nota' },
    duplicate: (facts) => [
      `${COUNTS[facts.connections.length] ?? facts.connections.length} conexões com `,
      { strong: facts.path },
      facts.isOver ? ' estiveram abertas ao mesmo tempo: ' : ' estão abertas ao mesmo tempo: ',
      ...listOf(
        facts.connections.map((connection): Part => ({ connection })),
        'e',
      ),
      `, por ${duration(facts.overlapMs)}. ${doubled(facts)}`,
    ],
    failure: ({ connection, failure, attempts, unexplained, isRecovered }) => [
      connection === undefined ? 'Uma conexão' : { connection },
      ` não conseguiu conectar${inBrackets(attempts, unexplained)}: `,
      portugueseCause.long(failure, connection?.endpoint.host ?? ''),
      isRecovered ? '. Uma tentativa posterior deu certo.' : '.',
    ],
    showBoth: (count) => (count === 2 ? 'Mostrar as duas' : 'Mostrar todas'),
    showAttempts: 'Mostrar tentativas',
    more: (count) => `mais ${plural(count, 'diagnóstico', 'diagnósticos')}`,
    fewer: 'Mostrar menos',
  },
  connections: {
    label: 'Conexões',
    all: 'Todas as conexões',
    tally: (open, closed) => `${plural(open, 'aberta', 'abertas')} · ${plural(closed, 'fechada', 'fechadas')}`,
    state: { connecting: 'conectando', open: 'aberta', closing: 'fechando', closed: 'fechada' },
    openFor: (ms) => `aberta há ${duration(ms)}`,
    connectingFor: (ms) => `conectando há ${duration(ms)}`,
    closedAfter: (ms) => (ms === null ? 'fechada' : `fechada após ${duration(ms)}`),
    endedWithPage: 'fechada com a página',
    notSeenSince: 'não vista desde que a página saiu',
    networkOnly: 'só na rede',
    networkOnlyHint: 'Vista só pela camada de rede, não pela página: código e motivo do fechamento são desconhecidos',
    failedAfter: (failure, ms) => portugueseCause.short(failure) + (ms === null ? '' : ` · ${duration(ms)}`),
    counts: (received, sent) => `${plural(received, 'recebida', 'recebidas')}, ${plural(sent, 'enviada', 'enviadas')}`,
    number: (value) => `conexão ${value}`,
    duplicate: 'duplicada',
    unnamedClient: 'código sem nome',
    emptyTitle: 'Nenhum WebSocket ainda',
    emptyHint: 'As conexões aparecem aqui assim que a página abrir uma.',
  },
  opener: {
    short: { javascript: 'JS', python: 'Py', unknown: '?' },
    long: { javascript: 'JavaScript', python: 'Python (PyScript)', unknown: 'código desconhecido' },
    noPlace: 'local desconhecido',
  },
  grid: {
    label: 'Mensagens',
    columns: {
      time: 'Hora',
      delta: 'Δ ms',
      connection: 'Con.',
      direction: 'Direção',
      type: 'Tipo',
      size: 'Tam.',
      summary: 'Resumo',
    },
    sent: 'enviada',
    received: 'recebida',
    binary: 'binária',
    text: 'texto',
    opened: ({ openedAt, createdAt, subprotocol, witnesses }) =>
      !witnesses.hook
        ? 'aberta, vista só pela camada de rede'
        : `aberta após ${duration((openedAt ?? createdAt) - createdAt)}${subprotocol ? `, subprotocolo ${subprotocol}` : ''}`,
    ended: ({ close, endedWithRealm, endpoint }, failure) => {
      if (failure?.cause === 'never-constructed') {
        return `Não pôde ser construída: ${failure.text ?? 'o próprio código da página lançou um erro'}`;
      }
      if (failure !== null) return `Não conectou: ${portugueseCause.long(failure, endpoint.host)}`;
      if (endedWithRealm) return 'Fechada com a página';
      if (close === null) return 'Fechada';
      const reason = close.reason === '' ? '' : `: “${close.reason}”`;
      return `Fechada ${close.code}, ${portugueseCause.closeCode(close.code, true)}${reason}`;
    },
    sendFailed: ({ readyState, errorName }) => {
      if (errorName === null) {
        return `Envio descartado: a conexão estava ${readyState === 'closing' ? 'fechando' : 'fechada'}`;
      }
      return readyState === 'connecting'
        ? `Envio falhou: ainda conectando (${errorName})`
        : `Envio falhou: ${errorName}`;
    },
    arrivedTimes: (copies) => `Chegou por ${number(copies)} conexões abertas ao mesmo tempo`,
    emptyTitle: 'Nenhuma mensagem ainda',
    emptyHint: 'Aqui aparece o que a página envia e recebe pelos WebSockets, também o de antes de abrir o DevTools.',
    noMatchTitle: 'Nada corresponde',
    noMatchHint: 'Mude o filtro ou escolha outras conexões.',
    toNewest: 'Seguir as novas',
  },
  detail: {
    label: 'Detalhes',
    close: 'Fechar detalhes (Esc)',
    tabs: { payload: 'Conteúdo', raw: 'Bruto', hex: 'Hex', initiator: 'Origem', connection: 'Conexão' },
    copy: 'Copiar',
    emptyTitle: 'Nada selecionado',
    emptyHint: 'Selecione uma mensagem para ler, ou uma conexão para ver quem a abriu.',
    notJson: 'Não é JSON: exibido como texto.',
    noPayload: 'O conteúdo não foi guardado.',
    truncated: (kept, all) => `Só os primeiros ${bytes(kept)} de ${bytes(all)} foram capturados.`,
    shownFirst: (shown, all, unit) =>
      `Exibindo os primeiros ${number(shown)} de ${number(all)} ${unit === 'bytes' ? 'bytes' : 'caracteres'}.`,
    nodeCount: (count, kind) => (kind === 'array' ? plural(count, 'item', 'itens') : plural(count, 'campo', 'campos')),
  },
  initiator: {
    opener: 'Aberta por',
    initiator: 'Causada por',
    openerHint: 'O código que chamou o construtor WebSocket',
    confidence: 'Confiança',
    confidences: { certain: 'certeza', high: 'alta', medium: 'média', none: 'desconhecida' },
    evidence: 'Evidência',
    rules: {
      'runtime-calls-constructor': 'O próprio runtime de Python chamou o construtor.',
      'pyscript-core-only': 'Só há código do PyScript na pilha: ele age em nome do Python.',
      'script-called-by-runtime': 'Um script chamou o construtor, e o runtime de Python chamou esse script.',
      'script-called-by-pyscript-core': 'Um script chamou o construtor, e o código do PyScript chamou esse script.',
      'script-only': 'Só há scripts da página na pilha.',
      'no-frames': 'A pilha estava vazia: não se sabe quem abriu.',
    },
    stack: 'Pilha no construtor',
    noStack: 'Nenhuma pilha foi capturada.',
  },
  connection: {
    general: 'Geral',
    url: 'URL',
    state: 'Estado',
    openedBy: 'Aberta por',
    requestedSubprotocols: 'Subprotocolos pedidos',
    subprotocol: 'Subprotocolo',
    extensions: 'Extensões',
    none: 'nenhum',
    times: 'Tempos',
    created: 'Criada',
    constructorThrew: 'O construtor lançou erro',
    opened: 'Aberta',
    closeRequested: 'A página pediu o fechamento',
    closed: 'Fechada',
    traffic: 'Tráfego',
    received: 'Recebido',
    sent: 'Enviado',
    trafficNotSeen: 'não vistas: a camada de rede deste navegador não conta mensagens',
    messagesAndBytes: (count, size) => `${plural(count, 'mensagem', 'mensagens')}, ${bytes(size)}`,
    notSent: 'Não enviado',
    failedSends: (count) => `${plural(count, 'chamada de send falhou', 'chamadas de send falharam')} ou sem efeito`,
    closing: 'Fechamento',
    closeCode: 'Código',
    closeReason: 'Motivo',
    closeMeaning: portugueseCause.closeCode,
    wasClean: (wasClean) => (wasClean ? 'os dois lados concordaram' : 'o handshake de fechamento não se completou'),
    failure: 'Por que falhou',
    browserSaid: 'O navegador disse',
    witnesses: 'Vista por',
    seenByHook: 'só a página: a camada de rede não a relatou',
    seenByNetwork: 'só a camada de rede: mensagens e origem incompletas',
    seenByBoth: 'a página e a camada de rede',
    httpStatus: 'Status HTTP',
    requestHeaders: 'Cabeçalhos do pedido de conexão',
    responseHeaders: 'Cabeçalhos da resposta',
  },
  cause: portugueseCause,
  status: {
    label: 'Situação',
    messages: (shown, all) =>
      shown === all
        ? plural(all, 'mensagem', 'mensagens')
        : `${number(shown)} de ${plural(all, 'mensagem', 'mensagens')}`,
    bytes: (received, sent) => `↓ ${bytes(received)} ↑ ${bytes(sent)}`,
    since: (time) => `desde ${time}`,
    sinceBeforeDevTools: (time, ms) => `desde ${time} (${duration(ms)} antes de abrir o DevTools)`,
    sinceClear: (time) => `limpo às ${time}`,
    nothingDropped: 'Nada descartado',
    losses: ({ droppedCount, droppedBytes, refusedCount, faultCount, cutCount }) =>
      [
        droppedCount > 0 &&
          `${plural(droppedCount, 'descartada', 'descartadas')}: perdidas no caminho ou não mais guardadas${droppedBytes > 0 ? ` (${bytes(droppedBytes)})` : ''}`,
        refusedCount > 0 && `${plural(refusedCount, 'evento não entendido', 'eventos não entendidos')}`,
        cutCount > 0 && `${plural(cutCount, 'conteúdo cortado', 'conteúdos cortados')}`,
        faultCount > 0 && `${plural(faultCount, 'falha nossa', 'falhas nossas')}`,
      ]
        .filter(Boolean)
        .join(' · '),
    unrecorded: (count) => `${plural(count, 'mensagem não gravada', 'mensagens não gravadas')} durante a pausa`,
    notObserved: (lines) => `${number(lines)} ${lines === 1 ? 'não observado' : 'não observados'}`,
    notObservedTitle: 'O que não pôde ser visto nesta aba, e por quê',
    notObservedLine: portugueseNotObserved,
    link: { connecting: 'Conectando à página…', attached: 'Ao vivo', detached: 'Página fora de alcance: recarregue' },
    paused: 'Pausado',
  },
  resize: { connections: 'Largura da lista de conexões', detail: 'Tamanho dos detalhes' },
};

function inBrackets(attempts: number, unexplained: number): string {
  const parts = [
    (attempts > 1 || unexplained > 0) && plural(attempts, 'tentativa', 'tentativas'),
    unexplained > 0 && `e mais ${number(unexplained)} de causa desconhecida`,
  ].filter(Boolean);
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

function doubled(facts: {
  evidence: string;
  broadcasts: number;
  doubledBroadcasts: number;
  doubledBytes: number;
}): string {
  if (facts.evidence === 'none' || facts.broadcasts === 0) return 'Nada chegou pelas duas até agora.';
  const what = facts.evidence === 'broadcast-id' ? 'transmissões chegaram' : 'mensagens chegaram';
  const cost = facts.doubledBytes > 0 ? ` (${bytes(facts.doubledBytes)} a mais)` : '';
  return `${number(facts.doubledBroadcasts)} de ${number(facts.broadcasts)} ${what} em dobro${cost}.`;
}
