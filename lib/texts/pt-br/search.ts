import type { SearchTexts } from '../areas/search.ts';
import { number } from './words.ts';

export const search: SearchTexts = {
  label: 'Localizar nas mensagens',
  found: (at, count, others) => {
    const here = count === 0 ? 'Nada encontrado' : `${number(at)} de ${number(count)}`;
    return others === 0 ? here : `${here} · ${number(others)} em linhas ocultas`;
  },
  next: 'Próxima ocorrência (F3)',
  previous: 'Ocorrência anterior (Shift+F3)',
  close: 'Fechar a busca (Esc)',
};
