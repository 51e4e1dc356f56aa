import type { CopyTexts } from '../areas/copy.ts';
import { number, plural } from './words.ts';

export const copy: CopyTexts = {
  kinds: {
    text: 'Copiar como texto',
    json: 'Copiar como JSON',
    base64: 'Copiar como Base64',
    hex: 'Copiar como hex',
    wscat: 'Copiar como comando wscat',
  },
  more: 'Copiar como…',
  copied: (count, leftOut, cut) =>
    [
      plural(count, 'mensagem copiada', 'mensagens copiadas'),
      cut > 0 ? `, ${count > 1 ? `${number(cut)} delas ` : ''}só em parte: o resto não foi capturado` : '',
      leftOut > 0 ? `; ${number(leftOut)} de fora: longas demais juntas, ou não guardadas` : '',
    ].join(''),
};
