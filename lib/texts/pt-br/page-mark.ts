import type { PageMarkTexts } from '../areas/page-mark.ts';

export const pageMark: PageMarkTexts = {
  press: 'Tapewire: anotar este momento, com uma imagem da página',
  done: 'Anotado, com uma imagem da página',
  doneWithout: 'Anotado, sem imagem: a nota diz por quê',
  noPanel: 'Nada anotado: abra antes o painel Tapewire no DevTools desta aba',
};
