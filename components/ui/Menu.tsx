import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import './menu.css';

export interface MenuItem {
  readonly name: string;
  readonly text: string;
  /** A key that does the same. */
  readonly keys?: string;
  /** Absent: the item is no choice that can be on or off. */
  readonly isChecked?: boolean;
  readonly isDisabled?: boolean;
  readonly onChoose: () => void;
}

export interface MenuPoint {
  readonly x: number;
  readonly y: number;
}

interface MenuProps {
  label: string;
  /** Groups, with a line between them. */
  groups: readonly (readonly MenuItem[])[];
  at: MenuPoint;
  onClose: () => void;
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** A menu at a point, as a right click opens it: arrow keys choose, Escape and a click elsewhere close it. */
export function Menu({ label, groups, at, onClose }: MenuProps) {
  const element = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  close.current = onClose;

  useLayoutEffect(() => {
    const { current } = element;
    if (current === null) return;
    const before = document.activeElement;
    keepInWindow(current, at);
    itemsIn(current)[0]?.focus();
    const onOutside = (event: Event) => {
      if (!current.contains(event.target as Node)) close.current();
    };
    const onResize = () => close.current();
    document.addEventListener('pointerdown', onOutside, true);
    window.addEventListener('resize', onResize);
    return () => {
      document.removeEventListener('pointerdown', onOutside, true);
      window.removeEventListener('resize', onResize);
      if (before instanceof HTMLElement) before.focus();
    };
  }, [at]);

  function onKeyDown(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
    const items = itemsIn(event.currentTarget);
    const position = items.indexOf(document.activeElement as HTMLElement);
    const step = STEPS[event.key];
    event.stopPropagation();
    if (step !== undefined) items[(position + step + items.length) % items.length]?.focus();
    else if (event.key === 'Home') items[0]?.focus();
    else if (event.key === 'End') items.at(-1)?.focus();
    else if (event.key === 'Tab' || event.key === 'Escape') onClose();
    else return;
    event.preventDefault();
  }

  return (
    <div
      class="menu"
      role="menu"
      tabIndex={-1}
      aria-label={label}
      ref={element}
      onKeyDown={onKeyDown}
      onContextMenu={(event) => event.preventDefault()}
    >
      {groups
        .filter((group) => group.length > 0)
        .map((group, index) => (
          <MenuGroup key={group[0]?.name} isFirst={index === 0}>
            {group.map((item) => (
              <Item key={item.name} item={item} onClose={onClose} />
            ))}
          </MenuGroup>
        ))}
    </div>
  );
}

function MenuGroup({ isFirst, children }: { isFirst: boolean; children: ComponentChildren }) {
  return (
    <>
      {!isFirst && <hr />}
      {children}
    </>
  );
}

function Item({ item, onClose }: { item: MenuItem; onClose: () => void }) {
  const { name, text, keys, isChecked, isDisabled, onChoose } = item;
  const role =
    isChecked === undefined
      ? ({ role: 'menuitem' } as const)
      : ({ role: 'menuitemcheckbox', 'aria-checked': isChecked } as const);
  return (
    <button
      type="button"
      class="menu-item"
      {...role}
      tabIndex={-1}
      disabled={isDisabled}
      data-menu-item={name}
      onClick={() => {
        onClose();
        onChoose();
      }}
    >
      <span class="menu-check">{isChecked ? '✓' : ''}</span>
      <span class="menu-text">{text}</span>
      {keys !== undefined && <kbd>{keys}</kbd>}
    </button>
  );
}

function itemsIn(menu: HTMLElement): HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>('.menu-item:not(:disabled)')];
}

/** Opens to the other side of the point where it would be cut off. */
function keepInWindow(menu: HTMLElement, { x, y }: MenuPoint): void {
  const { width, height } = menu.getBoundingClientRect();
  const left = x + width > window.innerWidth ? x - width : x;
  const top = y + height > window.innerHeight ? y - height : y;
  menu.style.left = `${Math.max(0, left)}px`;
  menu.style.top = `${Math.max(0, top)}px`;
}
