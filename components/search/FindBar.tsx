import { useLayoutEffect, useRef } from 'preact/hooks';
import { useApp, useTexts } from '../app-context.ts';
import { IconButton } from '../ui/IconButton.tsx';
import './find-bar.css';

/** Finds in the rows on show: how many, which one is looked at, the next and the one before. */
export function FindBar() {
  const { search, findBar } = useApp();
  const { search: texts } = useTexts();
  const input = useRef<HTMLInputElement>(null);
  const asked = findBar.asked.value;
  useLayoutEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, [asked]);
  return (
    <search class="find-bar" aria-label={texts.label}>
      <input
        ref={input}
        type="text"
        placeholder={texts.label}
        aria-label={texts.label}
        data-testid="find"
        spellcheck={false}
        autocomplete="off"
        value={search.query.value}
        onInput={(event) => search.search(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          if (event.shiftKey) search.previous();
          else search.next();
        }}
      />
      <Count />
      <IconButton icon="previous" label={texts.previous} testId="find-previous" onClick={search.previous} />
      <IconButton icon="next" label={texts.next} testId="find-next" onClick={search.next} />
      <CloseButton />
    </search>
  );
}

function Count() {
  const { search } = useApp();
  const { search: texts } = useTexts();
  if (search.query.value === '') return null;
  const text = texts.found(search.position.value + 1, search.count.value, search.otherCount.value);
  return (
    <span class="find-count" role="status" data-testid="find-count">
      {text}
      {search.progress.value < 1 && '…'}
    </span>
  );
}

function CloseButton() {
  const { findBar } = useApp();
  const { search: texts } = useTexts();
  return <IconButton icon="close" label={texts.close} testId="find-close" onClick={findBar.close} />;
}
