import type { ReadReport } from '../../lib/session/read-file.ts';
import { useTexts } from '../app-context.ts';
import { Icon } from '../ui/Icon.tsx';

/** What of the file could not be read: one sentence, and the others behind it. */
export function FileProblems({ report: { problems, refusedCount } }: { report: ReadReport }) {
  const { viewer, file } = useTexts();
  const [worst, ...others] = problems.map(file.problem);
  if (worst === undefined) return null;
  const places = problems.filter(({ kind }) => kind.startsWith('line-') || kind === 'entry-unsound').length;
  const untold = refusedCount - places;
  const more = untold > 0 ? [...others, file.moreProblems(untold)] : others;
  return (
    <div class="file-problems" role="status" data-testid="file-problems">
      <Icon name="warning" />
      {more.length === 0 ? (
        <p>{worst}</p>
      ) : (
        <details>
          <summary>
            {worst} <span class="link">{viewer.problems(problems.length + Math.max(0, untold))}</span>
          </summary>
          <ul>
            {more.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
