import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Suggestion } from '../../lib/state/filter/suggest.ts';
import { useTexts } from '../app-context.ts';
import { oneLine } from '../ui/visible-text.ts';

interface SuggestionListProps {
  id: string;
  options: readonly Suggestion[];
  active: number;
  onChoose: (index: number) => void;
}

const MAX_LENGTH = 100;

export function SuggestionList({ id, options, active, onChoose }: SuggestionListProps) {
  const { toolbar } = useTexts();
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { current } = list;
    // Fixed, since the toolbar cuts off what reaches out of it.
    const box = current?.parentElement?.getBoundingClientRect();
    if (current == null || box === undefined) return;
    current.style.left = `${box.left}px`;
    current.style.top = `${box.bottom + 2}px`;
  }, []);
  useLayoutEffect(() => {
    list.current?.children[active]?.scrollIntoView?.({ block: 'nearest' });
  }, [active]);
  return (
    <div class="suggestions" role="listbox" id={id} aria-label={toolbar.suggestions} ref={list}>
      {options.map(({ text, kind }, index) => (
        <div
          key={text}
          id={`${id}-${index}`}
          class="suggestion"
          role="option"
          aria-selected={index === active}
          data-suggestion={kind}
          // Else the box would lose the focus, and with it this list.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onChoose(index)}
        >
          <bdi class="untrusted">{oneLine(text, MAX_LENGTH)}</bdi>
        </div>
      ))}
    </div>
  );
}
