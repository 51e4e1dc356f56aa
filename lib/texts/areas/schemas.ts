import type { SchemaProblem } from '../../decode/custom/schema-problem.ts';

/** A field of the form, and what it means. */
interface FieldTexts {
  readonly label: string;
  readonly hint: string;
}

export interface SchemaTexts {
  readonly title: string;
  readonly open: string;
  readonly close: string;
  readonly intro: string;
  readonly add: string;
  readonly remove: string;
  readonly unnamed: string;
  readonly hasProblem: string;
  readonly name: FieldTexts;
  readonly urlPattern: FieldTexts;
  readonly field: FieldTexts;
  readonly value: FieldTexts;
  readonly summary: FieldTexts;
  readonly schema: FieldTexts;
  readonly inUse: string;
  readonly problem: (problem: SchemaProblem) => string;
}
