import type { Place } from '../../lib/model/attribution.ts';
import { useApp } from '../app-context.ts';
import { visibleText } from '../ui/visible-text.ts';
import { placeName } from './place-name.ts';
import './link.css';

/** A place in source text that opens in the Sources panel. */
export function PlaceLink({ place }: { place: Place }) {
  const { canOpenResource, openResource } = useApp();
  const name = visibleText(placeName(place));
  const title = `${place.functionName === '' ? '' : `${place.functionName}\n`}${place.url}:${place.line}`;
  if (!canOpenResource.value || !canBeOpened(place)) {
    return (
      <span class="place untrusted" data-place={name} title={visibleText(title)}>
        {name}
      </span>
    );
  }
  return (
    <button
      type="button"
      class="link place untrusted"
      data-place={name}
      title={visibleText(title)}
      onClick={(event) => {
        event.stopPropagation();
        openResource(place.url, place.line, place.column);
      }}
    >
      {name}
    </button>
  );
}

/** Python files live in the interpreter's own file system: the Sources panel does not know them. */
function canBeOpened(place: Place): boolean {
  return /^(https?|file|blob|webpack|chrome-extension|moz-extension):/i.test(place.url) && place.line > 0;
}
