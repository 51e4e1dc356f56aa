// What judges the patterns that the user types, so that none of them stops the panel. It is read when the first is typed;
// until it is there, what is looked for stays what it was.
import { computed, createModel, effect, type ReadonlySignal, signal } from '@preact/signals';
import { asItIs, type Judge } from './filter/text-match.ts';

export type LoadJudge = () => Promise<Judge>;

export const loadJudge: LoadJudge = () => import('./pattern/judge-pattern.ts').then((one) => one.judgePattern);

export interface JudgedText {
  readonly text: string;
  readonly judge: Judge;
}

/** Without what judges them, patterns are used as they are. */
export const PatternState = createModel((load?: LoadJudge) => {
  const judge = signal<Judge | null>(load === undefined ? asItIs : null);
  let isLoading = false;

  async function start(): Promise<void> {
    if (isLoading) return;
    isLoading = true;
    try {
      judge.value = (await load?.()) ?? asItIs;
    } catch {
      // The extension was updated or taken away under the open panel: it is tried again at the next key.
      isLoading = false;
    }
  }

  return {
    /** `text`, once the patterns in it can be judged. */
    judged(text: ReadonlySignal<string>): ReadonlySignal<JudgedText> {
      /** What it stays until there is a judge. */
      let last: JudgedText = { text: '', judge: asItIs };
      effect(() => {
        if (text.value.includes('/') && judge.value === null) void start();
      });
      return computed(() => {
        const own = judge.value;
        if (own !== null) last = { text: text.value, judge: own };
        else if (!mayHoldPattern(text.value)) last = { text: text.value, judge: asItIs };
        return last;
      });
    },
  };
});

function mayHoldPattern(text: string): boolean {
  return text.indexOf('/') !== text.lastIndexOf('/');
}

/** Tells which patterns `judge` refused. */
export function watched(judge: Judge): { readonly judge: Judge; hasRefused(): boolean } {
  let isRefused = false;
  return {
    judge(pattern) {
      const judged = judge(pattern);
      if (judged === null) isRefused = true;
      return judged;
    },
    hasRefused: () => isRefused,
  };
}
