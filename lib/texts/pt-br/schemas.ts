import type { SchemaProblem } from '../../decode/custom/schema-problem.ts';
import type { SchemaTexts } from '../areas/schemas.ts';
import { number } from './words.ts';

const KINDS = { list: 'uma lista', object: 'um objeto', text: 'um texto' } as const;

export const schemas: SchemaTexts = {
  title: 'Seus tipos de mensagem',
  open: 'Descrever as mensagens da sua própria aplicação',
  close: 'Fechar',
  intro:
    'Uma mensagem JSON recebe nome, resumo e verificação do primeiro tipo desta lista cuja URL e cujo campo combinam com ela.',
  add: 'Adicionar um tipo',
  remove: 'Remover',
  unnamed: 'Novo tipo',
  hasProblem: 'Não está em uso: algo está errado',
  name: { label: 'Nome', hint: 'Como suas mensagens se chamam' },
  urlPattern: { label: 'A URL contém', hint: '* vale por qualquer texto; vazio: qualquer conexão' },
  field: { label: 'O campo', hint: 'Um campo da mensagem, como type ou data.kind; vazio: qualquer mensagem' },
  value: { label: 'tem o valor', hint: 'Vazio: basta que o campo exista' },
  summary: { label: 'Resumo', hint: 'Campos entre chaves, como {symbol} {data.side}; vazio: a própria mensagem' },
  schema: {
    label: 'JSON Schema',
    hint: 'Vazio: as mensagens recebem nome, mas não são verificadas. Também não se verificam uniqueItems e mensagens com mais de 12 níveis',
  },
  inUse: 'Em uso.',
  problem,
};

function problem(problem: SchemaProblem): string {
  switch (problem.kind) {
    case 'no-name':
      return 'Dê um nome ao tipo.';
    case 'no-condition':
      return 'Diga para quais mensagens ele vale: pela URL, por um campo ou por ambos.';
    case 'too-long':
      return `O esquema tem mais de ${number(problem.limit)} caracteres.`;
    case 'not-json':
      return `O esquema não é JSON: veja a linha ${number(problem.line)}.`;
    case 'not-a-schema':
      return `O que está em ${problem.path} não serve como esquema.`;
    case 'unknown-type':
      return `${problem.found} em ${problem.path} não é um tipo de JSON Schema.`;
    case 'wrong-keyword':
      return `${problem.path} deve ser ${KINDS[problem.expected]}.`;
    case 'bad-pattern':
      return `A expressão regular em ${problem.path} não é válida.`;
    case 'bad-reference':
      return `A referência ${problem.found} em ${problem.path} não leva a nada dentro do esquema.`;
    case 'endless':
      return `O esquema em ${problem.path} se refere a si mesmo sem entrar na mensagem.`;
    case 'too-deep':
      return 'O esquema está aninhado demais.';
  }
}
