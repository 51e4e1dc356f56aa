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
  copied: (count, leftOut) =>
    leftOut === 0
      ? plural(count, 'mensagem copiada', 'mensagens copiadas')
      : `${plural(count, 'mensagem copiada', 'mensagens copiadas')}; ${number(leftOut)} de fora: longas demais juntas, ou não guardadas`,
};
