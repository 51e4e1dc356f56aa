// Como terminaram as conexões que estavam abertas.
import type { EndFacts } from '../../../model/findings/ending-facts.ts';
import type { RuleText, RuleTexts } from '../../areas/rules.ts';
import { duration, plural } from '../words.ts';

type EndRule =
  | 'server-restarted'
  | 'server-going-away'
  | 'server-failed'
  | 'server-busy'
  | 'policy-violated'
  | 'message-too-big'
  | 'protocol-broken'
  | 'data-not-accepted'
  | 'application-close'
  | 'connection-lost'
  | 'broken-data'
  | 'closed-by-page';

const BY_CODE =
  'Lê o código de fechamento que o servidor mandou no handshake final. Acalma-se quando o cliente volta a ter conexão, e conta juntos os fins de um mesmo cliente. Depois que ele volta, um login renovado é um aviso, e um servidor que saiu após um minuto ou mais é uma nota.';

/** Como as bibliotecas escrevem: `keepalive ping timeout`, `ping timeout`, `no pong received`. */
const NO_PONG = /ping[ _-]?time(?:d[ _-]?)?out|\bpong\b/i;

/** https://www.iana.org/assignments/websocket */
const BAD_GATEWAY = 1014;

interface EndWords {
  readonly what: string;
  readonly meaning: string;
  readonly remedy: string;
  readonly explanation?: string;
  /** Quando os fatos dizem mais do que a regra. */
  readonly special?: (facts: EndFacts) => Partial<Pick<EndWords, 'what' | 'meaning' | 'remedy'>> | false;
}

function end(words: EndWords): RuleText<EndRule> {
  const wordsFor = (facts: EndFacts) => ({ ...words, ...(words.special?.(facts) || {}) });
  return {
    sentence: ({ connection, facts }) => [
      connection === undefined ? 'Uma conexão' : { connection },
      ` ${wordsFor(facts).what}${told(facts)}.${facts.isRecovered ? ' Depois disso voltou a conectar.' : ''}`,
    ],
    meaning: ({ facts }) => wordsFor(facts).meaning,
    remedy: ({ facts }) => wordsFor(facts).remedy,
    explanation: words.explanation ?? BY_CODE,
  };
}

/** Código, motivo, quanto tempo esteve aberta, quantas vezes. */
function told({ count, code, reason, text, openMs }: EndFacts): string {
  const facts = [
    code !== null && `código ${code}`,
    reason !== '' && `“${reason}”`,
    text !== null && `o navegador disse “${text}”`,
    `após ${duration(openMs)}`,
    count > 1 && `${plural(count, 'vez', 'vezes')} ao todo`,
  ];
  return ` (${facts.filter(Boolean).join(', ')})`;
}

export const endings: Pick<RuleTexts, EndRule> = {
  'server-restarted': end({
    what: 'foi fechada porque o servidor reinicia',
    meaning:
      'O servidor encerrou em ordem e avisou. O que ele enviou enquanto ninguém estava conectado se perdeu, a menos que a página peça.',
    remedy:
      'Reconecte após uma curta espera aleatória e peça o estado atual. Em desenvolvimento, salvar um arquivo pode reiniciar o servidor.',
  }),
  'server-going-away': end({
    what: 'foi fechada porque o servidor vai embora',
    meaning: 'O servidor está desligando, ou deixa esta conexão para outro.',
    remedy:
      'Reconecte com esperas crescentes. Se acontece em horários fixos, um proxy ou uma implantação fecha conexões ociosas.',
  }),
  'server-failed': end({
    what: 'foi fechada pelo servidor após um erro dele',
    meaning: 'Algo no servidor deu errado sem que ele tivesse previsto. O erro está no log dele; a página não o vê.',
    remedy: 'Veja o log do servidor nesse horário e a última mensagem que a página tinha enviado.',
    special: ({ code, reason }) =>
      (code === BAD_GATEWAY && {
        what: 'foi fechada por um gateway que não teve resposta válida do servidor atrás dele',
        meaning: 'Quem aceitou a conexão não é quem devia atendê-la: o servidor atrás dele falhou ou não está lá.',
        remedy: 'Veja primeiro o servidor atrás do gateway ou proxy, depois o log do próprio gateway nesse horário.',
      }) ||
      (NO_PONG.test(reason) && {
        what: 'foi fechada pelo servidor, que não ouviu um pong a tempo',
        meaning:
          'Bibliotecas como a websockets do Python dão este código quando não veio resposta aos pings delas: o caminho estava cortado ou lento, este computador dormiu, ou o próprio servidor estava ocupado demais para ler a resposta. O navegador responde a esses pings sozinho, e a página nada vê disso.',
        remedy:
          'Se acontece enquanto o servidor trabalha muito, veja o que bloqueia o laço de eventos dele. Senão, veja a rede e computadores que dormem; um tempo de ping maior no servidor dá mais paciência.',
      }),
  }),
  'server-busy': end({
    what: 'foi fechada porque o servidor está ocupado demais',
    meaning: 'O servidor funciona e pede um tempo.',
    remedy: 'Espere mais do que após uma perda antes de reconectar, com uma parte aleatória.',
  }),
  'policy-violated': end({
    what: 'foi fechada por ferir a política do servidor',
    meaning:
      'O servidor recusa este cliente: um login vencido, um direito que falta, um limite atingido. Tentar de novo sem mudar nada não adianta.',
    remedy: 'Leia o motivo, renove o token ou a sessão e não tente de novo sem isso.',
  }),
  'message-too-big': end({
    what: 'foi fechada porque uma mensagem era grande demais',
    meaning: 'Uma mensagem era maior do que aceita o lado que fechou.',
    remedy: 'Veja a última mensagem enviada antes do fim: divida-a, ou aumente o limite do servidor ou do proxy.',
  }),
  'protocol-broken': end({
    what: 'foi fechada porque uma regra do protocolo WebSocket foi quebrada',
    meaning:
      'Um lado enviou frames que o outro não pôde aceitar. Páginas não conseguem fazer isso: foi uma biblioteca, um proxy ou uma extensão no caminho.',
    remedy:
      'Conecte sem proxy e sem extensões e compare; depois procure novidades da biblioteca WebSocket do servidor.',
  }),
  'data-not-accepted': end({
    what: 'foi fechada porque o servidor não aceita o que recebeu',
    meaning: 'Uma mensagem era do tipo errado, como binária onde se espera texto, ou tinha texto que não é UTF-8.',
    remedy: 'Veja a última mensagem que a página enviou antes do fim: o tipo e a codificação.',
  }),
  'application-close': end({
    what: 'foi fechada pelo servidor com um código da aplicação',
    meaning:
      'Códigos a partir de 3000 significam o que a aplicação ou a biblioteca dela combinou. O protocolo não diz se é falha.',
    remedy: 'Procure o código no fonte ou na documentação do servidor.',
    explanation:
      'Nomeia códigos de 3000 a 4999, como nota: o que significam só a aplicação sabe. Três seguidos, cada um a menos de um minuto da abertura da conexão, são um aviso.',
    special: ({ isInTurn }) =>
      isInTurn && {
        meaning:
          'O servidor a mandou embora repetidas vezes com um código da aplicação, sempre pouco depois de ela voltar. Talvez dois clientes se expulsem um ao outro (uma segunda aba, um segundo login), ou o que o código nomeia não foi resolvido antes de ela voltar.',
        remedy:
          'Procure o código. Se ele quer dizer que outra conexão tomou o lugar, não reconecte sozinho: avise o usuário e deixe que ele escolha qual delas fica.',
      },
  }),
  'connection-lost': end({
    what: 'se perdeu: terminou sem handshake final e sem erro',
    meaning:
      'A linha terminou e ninguém se despediu: o servidor foi morto ou caiu, o programa dele retornou sem fechar, um proxy ou a rede cortou a linha, ou este computador dormiu ou trocou de rede. O navegador não diz qual.',
    remedy:
      'Veja se o servidor roda e desde quando (verificação de saúde, log nesse horário). Se nunca parou, olhe proxies com tempo limite e a rede.',
    explanation:
      'Fala de conexões que estavam abertas e terminaram com 1006 sem que a página nem a camada de rede ouvissem um erro. Qual das causas foi ninguém viu; por isso nunca é certo.',
  }),
  'broken-data': end({
    what: 'foi encerrada por um erro depois de aberta',
    meaning:
      'O próprio navegador a encerrou por causa do que chegou: texto que não é UTF-8, um frame contra o protocolo, uma mensagem que ele não pôde descompactar.',
    remedy: 'Veja as palavras do navegador, se houve, e o que o servidor ou um proxy enviou por último.',
    special: ({ text }) =>
      text === null && {
        meaning:
          'Ninguém disse que erro foi. O Chromium dá um aqui quando não pôde aceitar o que chegou (texto que não é UTF-8, um frame contra o protocolo, uma mensagem que não pôde descompactar); o Firefox também quando a linha foi cortada com reset ou a rede sumiu.',
        remedy:
          'Veja o console, onde o navegador pode ter dito mais, e o que o servidor ou um proxy enviou por último. No Firefox, olhe também o servidor e a rede, como após uma perda.',
      },
    explanation:
      'Fala de conexões que estavam abertas e terminaram com um evento de erro, ou com uma falha na camada de rede. Sem as palavras da camada de rede a causa não é certa, e é um aviso.',
  }),
  'closed-by-page': end({
    what: 'foi fechada pela própria página',
    meaning: 'Uma limpeza, um logout ou a troca por outra conexão. Não há nada de errado nisso.',
    remedy: 'Nada. Quando e onde close() foi chamado está nos detalhes da conexão.',
    special: ({ code }) =>
      code === 1006 && {
        meaning:
          'A página chamou close(), mas nenhuma resposta veio antes de a linha terminar (1006). O servidor pode só ter cortado a linha; ou o caminho já estava morto, e a página fechou porque não ouvia nada há tempo demais.',
        remedy:
          'Veja nos detalhes da conexão o que chamou close(). Se foi um tempo limite da própria página, olhe o servidor e a rede nesse horário, como após uma perda.',
      },
    explanation:
      'Uma nota sobre conexões que a página encerrou com close(). As que terminam porque a página foi deixada não entram, nem as que o servidor fechou ao mesmo tempo com um código que diz por quê.',
  }),
};
