import type { RefObject } from 'preact';
import { useRef } from 'preact/hooks';

/** Moves the focus through the items of a tree: each that is reached is chosen, as a click does it. */
export function useTreeKeys(): { tree: RefObject<HTMLDivElement | null>; onKeyDown: (event: KeyboardEvent) => void } {
  const tree = useRef<HTMLDivElement>(null);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const items = [...(tree.current?.querySelectorAll<HTMLElement>('[role="treeitem"]') ?? [])];
    const at = items.indexOf(document.activeElement as HTMLElement);
    const isButton = document.activeElement?.tagName === 'BUTTON';
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (next === undefined && (isButton || (event.key !== 'Enter' && event.key !== ' '))) return;
    const item = items[Math.max(0, Math.min(items.length - 1, next ?? at))];
    event.preventDefault();
    item?.focus();
    item?.click();
  }

  return { tree, onKeyDown };
}
