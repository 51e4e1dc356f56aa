import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import './tabs.css';

export interface TabOffer<Name extends string> {
  readonly name: Name;
  readonly text: string;
  /** How many things wait behind it. */
  readonly badge?: { readonly text: string; readonly label: string; readonly tone: string } | undefined;
}

interface TabsProps<Name extends string> {
  label: string;
  tabs: ReadonlyArray<TabOffer<Name>>;
  selected: Name;
  onSelect: (name: Name) => void;
  children?: ComponentChildren;
}

/** A strip of tabs that scrolls where it is too long; arrow keys move the choice, as in DevTools. */
export function Tabs<Name extends string>({ label, tabs, selected, onSelect, children }: TabsProps<Name>) {
  const strip = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const tab = strip.current?.querySelector<HTMLElement>('[aria-selected="true"]');
    if (tab == null || strip.current === null) return;
    const hiddenPx = tab.offsetLeft + tab.offsetWidth - strip.current.offsetLeft - strip.current.clientWidth;
    strip.current.scrollLeft = Math.min(
      Math.max(strip.current.scrollLeft, hiddenPx),
      tab.offsetLeft - strip.current.offsetLeft,
    );
  }, [selected]);

  function onKeyDown(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    const at = tabs.findIndex(({ name }) => name === selected);
    const next = tabs[(at + step + tabs.length) % tabs.length];
    if (next === undefined) return;
    event.preventDefault();
    onSelect(next.name);
    event.currentTarget.querySelector<HTMLElement>(`[data-tab="${next.name}"]`)?.focus();
  }

  return (
    <div class="tabs">
      <div class="tab-list" role="tablist" aria-label={label} ref={strip} onKeyDown={onKeyDown}>
        {tabs.map(({ name, text, badge }) => (
          <button
            key={name}
            type="button"
            role="tab"
            class="tab"
            data-tab={name}
            aria-selected={name === selected}
            tabIndex={name === selected ? 0 : -1}
            onClick={() => onSelect(name)}
          >
            {text}
            {badge && (
              <span class={`tab-badge is-${badge.tone}`} role="img" aria-label={badge.label}>
                {badge.text}
              </span>
            )}
          </button>
        ))}
      </div>
      {children}
    </div>
  );
}
