import type { RuleText } from '../../areas/rules.ts';
import type { ShownFailure } from '../../shown-failure.ts';
import { portugueseCause } from '../cause.ts';
import { number, plural } from '../words.ts';

const SERVER_GONE =
  'Inicie o servidor. Se ele já estiver rodando, compare host e porta do endereço com os que ele escuta; depois verifique firewalls e contêineres no caminho.';
const SERVER_SLOW =
  'Veja se o servidor está sobrecarregado ou travado (a verificação de saúde responde isso) e se algum proxy no caminho segura a conexão.';

const GIVEN_UP =
  'A página esperou e depois fechou ela mesma a tentativa. O servidor pode estar lento, travado ou fora de alcance; após muitas conexões falhas o Chromium também segura cada nova por um a cinco segundos, o que se vê igual.';

const ADVICE: Readonly<Record<ShownFailure['cause'], { readonly meaning: string; readonly remedy: string }>> = {
  'connection-refused': {
    meaning: 'A máquina foi alcançada e disse não: nenhum programa aceita conexões nesse host e porta.',
    remedy: SERVER_GONE,
  },
  'name-not-resolved': {
    meaning: 'O nome do endereço não corresponde a nenhuma máquina conhecida por este computador.',
    remedy: 'Confira a grafia do host, depois o serviço de nomes (DNS), a VPN e o arquivo hosts.',
  },
  'unexpected-status': {
    meaning: 'Um servidor web respondeu com uma página ou um erro comum. WebSockets só começam após o status 101.',
    remedy:
      'Em 404 confira o caminho; em 401 e 403 os cookies, o token e o cabeçalho Origin; de 502 a 504 o programa atrás do proxy; em 200 e 426 faça o proxy repassar o cabeçalho Upgrade.',
  },
  proxy: {
    meaning: 'Um proxy entre navegador e servidor recusou, ou quer nome e senha que o navegador não tinha.',
    remedy: 'Abra o mesmo host com http:// ou https:// numa aba para entrar, ou deixe o host passar sem o proxy.',
  },
  tls: {
    meaning: 'Navegador e servidor não concordaram numa conexão segura; nada foi enviado.',
    remedy: 'Abra o mesmo host com https:// numa aba: lá o navegador diz qual é o defeito do certificado.',
  },
  'timed-out': { meaning: 'Nada voltou antes de o navegador desistir de esperar.', remedy: SERVER_SLOW },
  'bad-accept': {
    meaning: 'Respondeu algo que não é um servidor WebSocket, ou um proxy alterou a resposta.',
    remedy: 'Conecte direto ao servidor, sem o proxy, e compare.',
  },
  'accept-missing': {
    meaning:
      'Com esse cabeçalho um servidor WebSocket prova que leu o pedido. O que respondeu não prova, ou um proxy tirou o cabeçalho.',
    remedy: 'Conecte direto ao servidor, sem o proxy, e compare os cabeçalhos da resposta.',
  },
  'not-upgraded': {
    meaning:
      'Os cabeçalhos Upgrade: websocket e Connection: Upgrade precisam estar ambos na resposta. Proxies muitas vezes os removem.',
    remedy: 'Faça o proxy repassar os dois cabeçalhos (nos dois sentidos), ou conecte direto ao servidor e compare.',
  },
  extension: {
    meaning: 'Um servidor só pode escolher entre as extensões que o navegador oferece, com os parâmetros da oferta.',
    remedy: 'Desligue a extensão no servidor (muitas vezes é a compressão) ou corrija os parâmetros.',
  },
  'not-http': {
    meaning:
      'A resposta não é HTTP/1.1. O que escuta ali não é um servidor WebSocket, ou é um que espera TLS (wss://).',
    remedy: 'Confira a porta e se o endereço precisa começar com wss://.',
  },
  subprotocol: {
    meaning: 'O servidor não escolheu nenhum subprotocolo oferecido pela página, ou a página queria um e não recebeu.',
    remedy: 'Compare o segundo argumento do construtor com o que o servidor suporta.',
  },
  'closed-by-page': {
    meaning: 'A própria página chamou close() antes de a conexão abrir: limpeza, tempo esgotado ou início duplo.',
    remedy: 'Nada, se a página foi deixada ou reiniciada. Senão, veja o que chama close() nesse momento.',
  },
  'network-changed': {
    meaning: 'O computador perdeu a rede ou trocou de rede enquanto conectava.',
    remedy: 'Nada no código. Deve reconectar sozinho quando a rede voltar.',
  },
  blocked: {
    meaning: 'O navegador nem tentou: ws:// numa página https://, uma política ou uma extensão.',
    remedy: 'Use wss:// em páginas https, permita o host em connect-src e tente uma vez sem outras extensões.',
  },
  'blocked-port': {
    meaning:
      'Navegadores nunca conectam a certas portas (correio, X11 e outras), para que nenhuma página fale com esses serviços. Nada foi enviado.',
    remedy: 'Faça o servidor escutar em outra porta, como 8080.',
  },
  'blocked-by-csp': {
    meaning:
      'O navegador a fechou dentro do construtor e nada enviou, como faz quando a política da própria página proíbe o endereço. O Chromium então dispara um erro e nunca um evento close.',
    remedy:
      'Acrescente o endereço, com ws: ou wss:, ao connect-src no cabeçalho Content-Security-Policy ou na meta tag da página. Tentar de novo não resolve.',
  },
  'broken-off': {
    meaning:
      'A resposta foi 101: quem respondeu aceitou falar WebSocket. Depois a conexão terminou antes de a página saber que estava aberta: em geral por uma queda, uma recusa do programa atrás do handshake, ou um proxy. Onde as palavras do navegador são citadas, elas dizem mais.',
    remedy: 'Olhe o log do servidor e de um proxy nesse momento, logo após o handshake.',
  },
  'not-answered': {
    meaning:
      'Nada respondeu ao pedido para falar WebSocket antes de a conexão terminar. Se o servidor chegou a ser alcançado, ninguém viu.',
    remedy: SERVER_SLOW,
  },
  'never-constructed': {
    meaning: 'O construtor lançou um erro; não existe conexão que pudesse falhar ou ser tentada de novo.',
    remedy: 'Corrija o endereço ou os subprotocolos no lugar indicado aqui. Só tentar de novo não resolve.',
  },
  other: {
    meaning: 'O navegador deu uma causa própria, citada acima.',
    remedy: 'Procure pelas palavras do navegador; são as mesmas em todo Chromium.',
  },
  unknown: {
    meaning: 'O navegador só diz à página que falhou. A camada de rede, que sabe mais, também não disse nada.',
    remedy:
      'Deixe o DevTools aberto e espere falhar mais uma vez: aí a camada de rede é ouvida desde o início (o Firefox nem assim diz a causa).',
  },
  awaited: {
    meaning: 'Falhou agora mesmo. A camada de rede conta as causas um instante depois da página.',
    remedy: 'Nada por enquanto: espere dois segundos.',
  },
};

export const connectionFailed: RuleText<'connection-failed'> = {
  sentence({ connection, host, facts: { failure, attempts, unexplained, isRecovered } }) {
    return [
      connection === undefined ? 'Uma conexão' : { connection },
      ` não conseguiu conectar${inBrackets(attempts, unexplained)}: `,
      portugueseCause.long(failure, host),
      isRecovered ? '. Uma tentativa posterior deu certo.' : '.',
    ];
  },
  meaning: ({ facts: { failure } }) =>
    failure.cause === 'not-answered' && failure.text === null ? GIVEN_UP : ADVICE[failure.cause].meaning,
  remedy: ({ facts }) => ADVICE[facts.failure.cause].remedy,
  explanation:
    'Olha as tentativas de cada cliente que terminaram antes de abrir, por causa. A causa vem da camada de rede, que o DevTools ouve; a própria página não fica sabendo de nenhuma. Tentativas sem causa conhecida ficam com as vizinhas. Vira aviso quando uma tentativa posterior dá certo, e nota quando foi a própria página que fechou.',
};

function inBrackets(attempts: number, unexplained: number): string {
  const parts = [
    (attempts > 1 || unexplained > 0) && plural(attempts, 'tentativa', 'tentativas'),
    unexplained > 0 && `e mais ${number(unexplained)} de causa desconhecida`,
  ].filter(Boolean);
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}
