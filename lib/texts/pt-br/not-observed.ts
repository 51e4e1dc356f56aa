// What could not be seen of a tab, in Brazilian Portuguese.
import type { NotObserved } from '../../model/not-observed.ts';
import { plural } from './words.ts';

/** One sentence for each line of the ledger. */
export function portugueseNotObserved(line: NotObserved): string {
  switch (line.kind) {
    case 'page':
      return 'A página não responde: foi carregada antes da extensão, ou o navegador não deixa extensões entrarem nela. Recarregue-a.';
    case 'worker':
      return `${plural(line.urls.length, 'worker', 'workers')} sem hook, ou encerrado antes de poder falar: só a camada de rede pode ver o que se abriu ali.`;
    case 'shared-worker':
      return `${plural(line.urls.length, 'shared worker', 'shared workers')}, de nenhuma página só: o que se abre ali não pode ser visto.`;
    case 'service-worker':
      return `${plural(line.urls.length, 'service worker', 'service workers')}: só a camada de rede pode ver o que se abre ali.`;
    case 'frame':
      return `${plural(line.urls.length, 'frame', 'frames')} sem o gancho: só a camada de rede pode ver o que se abre ali.`;
    case 'network-only':
      return line.isBlind
        ? `${plural(line.count, 'conexão que só a camada de rede viu', 'conexões que só a camada de rede viu')}: mensagens, código e motivo do fechamento são desconhecidos.`
        : `${plural(line.count, 'conexão que só a camada de rede viu', 'conexões que só a camada de rede viu')}: as mensagens chegam a cada poucos segundos; código e motivo do fechamento são desconhecidos.`;
    case 'before-devtools':
      return `${plural(line.count, 'conexão', 'conexões')} de antes de abrir o DevTools: os cabeçalhos, e a causa onde uma falhou, são desconhecidos.`;
    case 'backlog-full':
      return `${plural(line.count, 'evento', 'eventos')} de antes de abrir o DevTools: uma página guarda só os mais novos.`;
    case 'panel-behind':
      return `${plural(line.count, 'mensagem que veio', 'mensagens que vieram')} mais rápido do que o painel pôde receber.`;
    case 'evicted':
      return `${plural(line.count, 'mensagem, a mais antiga', 'mensagens, as mais antigas')}: não mais guardadas, para limitar a memória.`;
    case 'lost':
      return `${plural(line.count, 'evento perdido', 'eventos perdidos')} no caminho desde a página.`;
    case 'refused':
      return `${plural(line.count, 'envio da página sem sentido, recusado', 'envios da página sem sentido, recusados')}.`;
    case 'fault':
      return `${plural(line.count, 'falha desta extensão, contida', 'falhas desta extensão, contidas')}: a página seguiu, mas algo pode faltar.`;
    case 'stepped-aside':
      return `O gancho desistiu em ${plural(line.count, 'domínio', 'domínios')} após falhas repetidas: nada mais é visto ali.`;
  }
}
