// Numbers of cards, persons and companies, in the forms people write them. Pure.
import { isCardNumber, isCnpj, isCpf } from './check-digits.ts';
import { type Pass, take } from './pass.ts';
import type { RedactionRule } from './rules.ts';
import type { Span } from './spans.ts';

const FORMS: ReadonlyArray<readonly [RedactionRule, RegExp, (digits: string) => boolean]> = [
  ['cpf', /(?<![\w./])(?:\d{3}\.\d{3}\.\d{3}-\d{2}|\d{9}-?\d{2})(?![\w/]|\.\d)/g, isCpf],
  [
    'cnpj',
    /(?<![\w./])(?:[0-9A-Z]{2}\.[0-9A-Z]{3}\.[0-9A-Z]{3}\/[0-9A-Z]{4}-\d{2}|[0-9A-Z]{8}\/?[0-9A-Z]{4}-?\d{2})(?![\w/]|\.\d)/g,
    isCnpj,
  ],
  ['card', /(?<![\w./])\d{4}(?:([ -]?)\d{4}\1\d{4}\1\d{1,7}|([ -]?)\d{6}\2\d{4,5})(?![\w/]|\.\d)/g, isCardNumber],
];

export function findNumbers(text: string, offset: number, pass: Pass, spans: Span[]): void {
  for (const [rule, form, isTrue] of FORMS) {
    if (!pass.isOn(rule)) continue;
    for (const { 0: found, index } of text.matchAll(form)) {
      const bare = found.replace(/[^0-9A-Z]/g, '');
      if (!isTrue(bare)) continue;
      take(pass, spans, { start: offset + index, end: offset + index + found.length, rule, secret: bare });
    }
  }
}
