import { useApp } from './app-context.ts';
import './announcer.css';

/** What just happened, for screen readers; and for all, for a moment, where it is worth a glance. */
export function Announcer() {
  const { announcement } = useApp();
  const { id, text, isShown } = announcement.value;
  return (
    <>
      <div class="for-reader" role="status" data-testid="announcement">
        {text}
      </div>
      {isShown && (
        // A new element for each: its animation starts again.
        <div key={id} class="toast" aria-hidden="true">
          {text}
        </div>
      )}
    </>
  );
}
