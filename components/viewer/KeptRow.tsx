import type { ListedSession } from '../../lib/session/kept/kept-library.ts';
import type { Texts } from '../../lib/texts/texts.ts';
import { visibleText } from '../ui/visible-text.ts';
import { ConfirmButton } from './ConfirmButton.tsx';

interface KeptRowProps {
  texts: Texts;
  session: ListedSession;
  onOpen: (name: string) => void;
  onRemove: () => void;
}

/** One kept capture; the page's address is its button. */
export function KeptRow({ texts, session, onOpen, onRemove }: KeptRowProps) {
  const { format, viewer } = texts;
  const { kept } = viewer;
  const { id, pageUrl, startedAt, updatedAt, messageCount, findingCount, byteLength, evictedCount, isGrowing } =
    session;
  const page = pageUrl === null ? kept.unknownPage : shortUrl(pageUrl);
  const time = format.dateTime(startedAt);
  const name = kept.name(page, time);
  return (
    <tr data-kept-id={id}>
      <td class="kept-page">
        <button
          type="button"
          class="link untrusted"
          title={pageUrl === null ? undefined : visibleText(pageUrl)}
          aria-label={kept.open(name)}
          data-testid="open-kept"
          onClick={() => onOpen(name)}
        >
          {page}
        </button>
        {isGrowing && <span class="kept-growing">{kept.growing}</span>}
      </td>
      <td>
        {time} <span class="kept-span">{format.duration(updatedAt - startedAt)}</span>
      </td>
      <td class="is-number" title={evictedCount > 0 ? kept.evicted(evictedCount) : undefined}>
        {format.number(messageCount)}
        {evictedCount > 0 && <span class="kept-evicted">−{format.number(evictedCount)}</span>}
      </td>
      <td class={`is-number${findingCount > 0 ? ' has-findings' : ''}`}>{format.number(findingCount)}</td>
      <td class="is-number">{format.bytes(byteLength)}</td>
      <td class="kept-remove">
        <ConfirmButton text={kept.remove} question={kept.removeSure} testId="remove-kept" onConfirm={onRemove} />
      </td>
    </tr>
  );
}

/** Host and path: a query is long, and says little of which page it was. */
function shortUrl(url: string): string {
  if (!URL.canParse(url)) return visibleText(url);
  const { host, pathname, protocol } = new URL(url);
  return visibleText(host === '' ? `${protocol}${pathname}` : `${host}${pathname === '/' ? '' : pathname}`);
}
