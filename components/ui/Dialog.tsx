import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { IconButton } from './IconButton.tsx';
import './dialog.css';

interface DialogProps {
  title: string;
  closeLabel: string;
  onClose: () => void;
  isWide?: boolean;
  children: ComponentChildren;
}

/** A modal dialog over the panel: the browser keeps the focus inside; Escape and a click beside it close it. */
export function Dialog({ title, closeLabel, onClose, isWide = false, children }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  useLayoutEffect(() => {
    const { current } = element;
    current?.showModal();
    return () => current?.close();
  }, []);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    // DevTools would open its drawer.
    event.stopPropagation();
    event.preventDefault();
    onClose();
  }

  return (
    <dialog
      class={isWide ? 'dialog is-wide' : 'dialog'}
      ref={element}
      aria-labelledby={titleId}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => event.target === event.currentTarget && onClose()}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div class="dialog-body">
        <header class="dialog-header">
          <h2 id={titleId}>{title}</h2>
          <IconButton icon="close" label={closeLabel} testId="close-dialog" onClick={onClose} />
        </header>
        {children}
      </div>
    </dialog>
  );
}
