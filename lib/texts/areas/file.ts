import type { FileProblem } from '../../session/file-problem.ts';

/** What is said of a file that was opened. */
export interface FileTexts {
  /** One sentence, with the line at fault where there is one. */
  readonly problem: (problem: FileProblem) => string;
  /** Places beyond those that are told one by one. */
  readonly moreProblems: (count: number) => string;
}
