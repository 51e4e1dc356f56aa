import type { SchemaProblem } from '../../decode/custom/schema-problem.ts';
import type { SchemaTexts } from '../areas/schemas.ts';
import { number } from './words.ts';

const KINDS = { list: 'a list', object: 'an object', text: 'a text' } as const;

export const schemas: SchemaTexts = {
  title: 'Your message types',
  open: 'Describe the messages of your own application',
  close: 'Close',
  intro: 'A JSON message takes its name, summary and check from the first type here whose URL and field fit it.',
  add: 'Add a type',
  remove: 'Remove',
  unnamed: 'New type',
  hasProblem: 'Not in use: something is wrong with it',
  name: { label: 'Name', hint: 'What its messages are called' },
  urlPattern: { label: 'URL contains', hint: '* stands for anything; empty: any connection' },
  field: { label: 'Field', hint: 'A field of the message, as type or data.kind; empty: any message' },
  value: { label: 'has the value', hint: 'Empty: the field need only be there' },
  summary: { label: 'Summary', hint: 'Fields in braces, as {symbol} {data.side}; empty: the message itself' },
  schema: {
    label: 'JSON Schema',
    hint: 'Empty: messages are named but not checked. Not checked either: uniqueItems, and messages of more than 12 levels',
  },
  inUse: 'In use.',
  problem,
};

function problem(problem: SchemaProblem): string {
  switch (problem.kind) {
    case 'no-name':
      return 'Give the type a name.';
    case 'no-condition':
      return 'Say which messages it is for: by URL, by a field, or by both.';
    case 'too-long':
      return `The schema is longer than ${number(problem.limit)} characters.`;
    case 'not-json':
      return `The schema is not JSON: see line ${number(problem.line)}.`;
    case 'not-a-schema':
      return `What is at ${problem.path} cannot be used as a schema.`;
    case 'unknown-type':
      return `${problem.found} at ${problem.path} is no type of JSON Schema.`;
    case 'wrong-keyword':
      return `${problem.path} must be ${KINDS[problem.expected]}.`;
    case 'bad-pattern':
      return `The regular expression at ${problem.path} is not valid.`;
    case 'bad-reference':
      return `The reference ${problem.found} at ${problem.path} leads nowhere inside the schema.`;
    case 'endless':
      return `The schema at ${problem.path} refers to itself without going into the message.`;
    case 'too-deep':
      return 'The schema is nested too deeply.';
  }
}
