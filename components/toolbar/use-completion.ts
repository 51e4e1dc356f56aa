// What may be typed next in the filter box, and what is done with it.
import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Suggestions } from '../../lib/state/filter/suggest.ts';
import { useApp } from '../app-context.ts';

export function useCompletion() {
  const { grid } = useApp();
  const input = useRef<HTMLInputElement>(null);
  const offered = useSignal<Suggestions | null>(null);
  /** Of the option that the keyboard is at; -1 while it is in the text. */
  const active = useSignal(-1);
  /** Where the cursor goes once the box shows the new text. */
  const cursor = useRef<number | null>(null);
  const text = grid.filterText.value;

  useLayoutEffect(() => {
    if (cursor.current === null) return;
    input.current?.setSelectionRange(cursor.current, cursor.current);
    cursor.current = null;
  }, [text]);

  function offer(value: string, at: number): void {
    const found = grid.suggest(value, at);
    offered.value = found.options.length === 0 ? null : found;
    active.value = -1;
  }

  function close(): void {
    offered.value = null;
    active.value = -1;
  }

  function accept(index: number): void {
    const { value } = offered;
    const option = value?.options[index];
    if (value === null || option === undefined) return;
    // A key asks for its value; behind a value the next word begins.
    const inserted = option.kind === 'value' ? `${option.text} ` : option.text;
    const before = grid.filterText.peek();
    const next = before.slice(0, value.start) + inserted + before.slice(value.end).trimStart();
    cursor.current = value.start + inserted.length;
    grid.setFilter(next);
    if (option.kind === 'value') close();
    else offer(next, cursor.current);
  }

  function move(step: number): void {
    if (offered.value === null) {
      offer(text, input.current?.selectionStart ?? text.length);
      return;
    }
    const count = offered.value.options.length;
    active.value = (active.value + step + count + (active.value < 0 && step < 0 ? 1 : 0)) % count;
  }

  function onInput(event: Event & { currentTarget: HTMLInputElement }): void {
    const { value, selectionStart } = event.currentTarget;
    grid.setFilter(value);
    if (value.trim() === '') close();
    else offer(value, selectionStart ?? value.length);
  }

  function act(event: KeyboardEvent): boolean {
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (offered.value === null) return false;
    else if (event.key === 'Escape') close();
    else if ((event.key === 'Enter' || event.key === 'Tab') && active.value >= 0) accept(active.value);
    else return false;
    return true;
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (!act(event)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  return { input, offered: offered.value, active: active.value, accept, close, onInput, onKeyDown };
}
