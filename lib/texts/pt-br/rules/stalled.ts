// Tentativas que não abrem nem falham, e encerramentos que ninguém responde.
import type { RuleTexts } from '../../areas/rules.ts';
import { duration, plural } from '../words.ts';

export const stalled: Pick<RuleTexts, 'connecting-stalled' | 'closing-stalled'> = {
  'connecting-stalled': {
    sentence: ({ connection, lastedMs, facts: { count } }) => [
      connection === undefined ? 'Uma conexão' : { connection },
      ` está conectando há ${duration(lastedMs)}: não abriu nem falhou`,
      count > 1
        ? `, e ${plural(count - 1, 'outra tentativa', 'outras tentativas')} do seu cliente também ${count > 2 ? 'estão paradas' : 'está parada'}.`
        : '.',
    ],
    meaning: ({ facts: { status, count } }) => {
      if (status === 101)
        return 'A camada de rede viu o servidor aceitar, mas a página ainda não soube: pode estar ocupada, ou parada num breakpoint.';
      if (status !== null)
        return `A camada de rede viu o servidor responder HTTP ${status}, mas a página ainda não soube: pode estar ocupada, ou parada num breakpoint.`;
      return count > 1
        ? 'Nada respondeu ao upgrade até agora: o servidor, ou um proxy antes dele, pode estar segurando o pedido. O navegador conecta a um servidor uma tentativa por vez; as demais podem apenas estar esperando a primeira.'
        : 'Nada respondeu ao upgrade até agora: o servidor, ou um proxy antes dele, pode estar segurando o pedido, ou o caminho pode estar cortado. Uma página parada num breakpoint parece igual.';
    },
    remedy: () =>
      'Veja se o servidor recebeu o pedido, e consulte seu health check. Na página, use um limite de tempo próprio (10 s, por exemplo) que encerre a tentativa e tente de novo: o Chromium só a dá por falha após 4 minutos, o Firefox após 20 s.',
    explanation:
      'Fala quando uma tentativa está conectando há 20 segundos ou mais, como a página a viu, até o presente ou até o fim do arquivo. Calada para uma página que esteve oculta nesse tempo (pode estar congelada), que foi deixada, e onde eventos se perderam.',
  },
  'closing-stalled': {
    sentence: ({ connection, lastedMs, facts: { count } }) => [
      connection === undefined ? 'Uma conexão' : { connection },
      ` está encerrando há ${duration(lastedMs)}: close() foi chamado, e ela ainda não fechou`,
      count > 1 ? `; ${plural(count - 1, 'outra', 'outras')} do seu cliente também não.` : '.',
    ],
    meaning: () =>
      'Em geral o servidor não responde ao encerramento: pode estar travado, ou o caminho até ele cortado. Uma página parada num breakpoint, ou que ainda tem muito a enviar, parece igual. Até o fim chegar, onclose não é chamado, e uma nova tentativa feita nele não começa.',
    remedy: () =>
      'Faça o servidor responder ao encerramento de imediato. Na página, retire os handlers e siga sem esperar onclose: o Chromium encerra a conexão após 60 s com o código 1006, o Firefox após 10 s.',
    explanation:
      'Fala quando passaram 20 segundos ou mais desde que close() foi chamado numa conexão aberta, até o presente ou até o fim do arquivo. Calada para uma página que esteve oculta nesse tempo, que foi deixada, e onde eventos se perderam.',
  },
};
