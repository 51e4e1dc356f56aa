import type { ExportFormat } from '../../session/export-session.ts';

/** The dialog that hands a session on. */
export interface ExportTexts {
  readonly title: string;
  readonly close: string;
  readonly format: string;
  readonly formats: Readonly<Record<ExportFormat, { readonly name: string; readonly hint: string }>>;
  readonly part: string;
  readonly parts: {
    readonly all: string;
    readonly connections: (count: number) => string;
    readonly messages: (count: number) => string;
    readonly time: (from: string | null, to: string | null) => string;
  };
  /** How a part that nothing is chosen for could be chosen. */
  readonly partHints: Readonly<Record<'connections' | 'messages' | 'time', string>>;
  readonly secrets: string;
  readonly redact: string;
  readonly redactHint: string;
  readonly unredacted: string;
  readonly looking: (done: number, all: number) => string;
  readonly lookFailed: string;
  readonly found: (places: number, distinct: number) => string;
  readonly nothingFound: string;
  readonly columns: Readonly<Record<'rule' | 'places' | 'distinct' | 'example', string>>;
  /** For the switch of one rule. */
  readonly takeOut: (rule: string) => string;
  readonly left: string;
  /** Of pictures of the page: they stay, or go. */
  readonly pictures: { readonly left: string; readonly out: string; readonly count: (count: number) => string };
  readonly becomes: string;
  readonly notFound: string;
  readonly fields: { readonly label: string; readonly hint: string };
  /** Fields that the user wanted to stay, and that do not. */
  overruled(names: string): string;
  readonly words: { readonly label: string; readonly hint: string };
  readonly save: string;
  readonly saveUnredacted: string;
  readonly copy: string;
  readonly cancel: string;
  readonly progress: (done: number, all: number) => string;
  readonly saved: (fileName: string) => string;
  readonly copied: string;
  readonly failed: string;
}
