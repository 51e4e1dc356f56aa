import type { NotesTexts } from '../areas/notes.ts';

export const notes: NotesTexts = {
  title: 'Nota',
  close: 'Fechar',
  open: 'Anotar o que acontece agora (N)',
  note: 'Nota',
  at: (time) => `O que aconteceu às ${time}?`,
  placeholder: 'Cliquei em escanear, sem resposta',
  add: 'Adicionar nota',
  fromPage: 'Anotado a partir da página',
  noPicture: 'o navegador não forneceu uma imagem dela',
  tooManyPictures: (most) => `sem imagem: ${most} são guardadas`,
  picture: (time) => `A página às ${time}`,
  enlarge: 'Mostrar grande',
  withPicture: 'com uma imagem da página',
  earlier: 'Notas até agora',
  name: 'Nome da sessão',
  nameHint: 'Fica no arquivo e no nome dele: um chamado, um passo de um teste',
  support: 'Salvar para o suporte',
  supportHint: 'Sessão e relatório em um zip, sem os segredos que se deixam reconhecer',
  next: 'Anexe o zip ao chamado e escreva o que você fez e a que horas. O report.html abre em qualquer navegador; o arquivo da sessão, no Tapewire.',
};
