import { useComputed, useSignal } from '@preact/signals';
import { useTexts } from '../app-context.ts';
import { rowWindow, scrollPxToShow } from '../ui/row-window.ts';
import { useViewport } from '../ui/use-viewport.ts';
import { TreeRow } from './TreeRow.tsx';
import { branchesIn, initiallyExpanded, isBranch, type JsonBranch, treeLines } from './tree-lines.ts';
import './tree.css';

const LINE_PX = 16;

/** A payload as a tree that opens on demand. Only lines in view are in the document. */
export function PayloadTree({ root }: { root: JsonBranch }) {
  const { detail } = useTexts();
  const expanded = useSignal<ReadonlySet<JsonBranch>>(initiallyExpanded(root));
  const active = useSignal(0);
  const lines = useComputed(() => treeLines(root, expanded.value)).value;
  const { element, scrollPx, heightPx, measure, peek } = useViewport();
  const { first, end, offsetPx, totalPx } = rowWindow(
    { scrollPx: scrollPx.value, heightPx: heightPx.value },
    lines.length,
    LINE_PX,
  );

  function setExpanded(branch: JsonBranch, isExpanded: boolean): void {
    const next = new Set(expanded.value);
    if (isExpanded) next.add(branch);
    else next.delete(branch);
    expanded.value = next;
  }

  function setAllExpanded(branch: JsonBranch, isExpanded: boolean): void {
    const next = new Set(expanded.value);
    for (const one of branchesIn(branch)) isExpanded ? next.add(one) : next.delete(one);
    expanded.value = next;
  }

  function moveTo(position: number): void {
    active.value = Math.max(0, Math.min(lines.length - 1, position));
    const top = scrollPxToShow(peek(), active.value, lines.length, LINE_PX);
    if (top !== null) element.current?.scrollTo({ top });
  }

  function onKeyDown(event: KeyboardEvent): void {
    const line = lines[active.value];
    const branch = line !== undefined && isBranch(line.value) ? line.value : null;
    const isOpen = branch !== null && expanded.value.has(branch);
    if (event.ctrlKey || event.metaKey) return;
    if (event.altKey) {
      if (branch === null || (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft')) return;
      setAllExpanded(branch, event.key === 'ArrowRight');
    } else if (event.key === 'ArrowDown') moveTo(active.value + 1);
    else if (event.key === 'ArrowUp') moveTo(active.value - 1);
    else if (event.key === 'Home') moveTo(0);
    else if (event.key === 'End') moveTo(lines.length - 1);
    else if (event.key === 'ArrowRight' && branch !== null)
      isOpen ? moveTo(active.value + 1) : setExpanded(branch, true);
    else if (event.key === 'ArrowLeft' && isOpen) setExpanded(branch, false);
    else if (event.key === 'ArrowLeft') moveTo(parentOf(active.value));
    else if (event.key === 'Enter' && branch !== null) setExpanded(branch, !isOpen);
    else return;
    event.preventDefault();
  }

  function parentOf(position: number): number {
    const depth = lines[position]?.depth ?? 0;
    return Math.max(
      0,
      lines.slice(0, position).findLastIndex((line) => line.depth < depth),
    );
  }

  return (
    <div
      class="scroll tree mono"
      role="tree"
      tabIndex={0}
      aria-label={detail.tabs.payload}
      aria-activedescendant={`tree-${active.value}`}
      data-testid="payload-tree"
      ref={element}
      onScroll={measure}
      onKeyDown={onKeyDown}
    >
      <div class="tree-space" style={{ height: `${totalPx}px` }}>
        <div style={{ transform: `translateY(${offsetPx}px)` }}>
          {lines.slice(first, end).map((line, offset) => (
            <TreeRow
              key={line.id}
              line={line}
              id={`tree-${first + offset}`}
              isActive={first + offset === active.value}
              isExpanded={isBranch(line.value) && expanded.value.has(line.value)}
              onToggle={(isExpanded) => {
                active.value = first + offset;
                if (isBranch(line.value)) setExpanded(line.value, isExpanded);
              }}
            />
          ))}
        </div>
      </div>
    </div>
  );
}
