import { useSignal } from '@preact/signals';
import type { Note } from '../../lib/model/check-log.ts';
import { pictureUrl } from '../../lib/protocol/picture.ts';
import { useTexts } from '../app-context.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { visibleText } from '../ui/visible-text.ts';
import './note-detail.css';

/** What the user noted, with the picture of the page where there is one: small here, and large when it is pressed. */
export function NoteDetail({ note: { timestamp, text, picture } }: { note: Note }) {
  const { notes, format } = useTexts();
  const isLarge = useSignal(false);
  const time = format.time(timestamp);
  const image = picture !== undefined && <img src={pictureUrl(picture)} alt={notes.picture(time)} />;
  return (
    <figure class="note-detail scroll" data-testid="note-detail">
      <figcaption>
        <time>{time}</time> <span class="untrusted">{visibleText(text)}</span>
      </figcaption>
      {image && (
        <button
          type="button"
          title={notes.enlarge}
          data-testid="enlarge-picture"
          onClick={() => {
            isLarge.value = true;
          }}
        >
          {image}
        </button>
      )}
      {image && isLarge.value && (
        <Dialog
          title={notes.picture(time)}
          closeLabel={notes.close}
          isWide
          onClose={() => {
            isLarge.value = false;
          }}
        >
          <div class="large-picture" data-testid="large-picture">
            {image}
          </div>
        </Dialog>
      )}
    </figure>
  );
}
