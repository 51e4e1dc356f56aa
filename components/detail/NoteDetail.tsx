import type { Note } from '../../lib/model/check-log.ts';
import { pictureUrl } from '../../lib/protocol/picture.ts';
import { useTexts } from '../app-context.ts';
import { visibleText } from '../ui/visible-text.ts';
import './note-detail.css';

/** What the user noted, with the picture of the page where there is one. */
export function NoteDetail({ note: { timestamp, text, picture } }: { note: Note }) {
  const { notes, format } = useTexts();
  const time = format.time(timestamp);
  return (
    <figure class="note-detail" data-testid="note-detail">
      <figcaption>
        <time>{time}</time> <span class="untrusted">{visibleText(text)}</span>
      </figcaption>
      {picture !== undefined && <img src={pictureUrl(picture)} alt={notes.picture(time)} />}
    </figure>
  );
}
