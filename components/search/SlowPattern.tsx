import { useApp, useTexts } from '../app-context.ts';
import './slow-pattern.css';

/** Says that a pattern in the filter or in the search is not used as one. */
export function SlowPattern() {
  const { grid, search } = useApp();
  const { toolbar } = useTexts();
  const isRefused = grid.isPatternRefused.value || search.isPatternRefused.value;
  return (
    <div role="status">
      {isRefused && (
        <div class="slow-pattern" data-testid="slow-pattern">
          {toolbar.slowPattern}
        </div>
      )}
    </div>
  );
}
