import './splitter.css';

interface SplitterProps {
  class: string;
  label: string;
  /** The way in which it moves. */
  axis: 'x' | 'y';
  sizePx: number;
  minPx: number;
  maxPx: number;
  /** -1 when the sized pane lies after the splitter. */
  sign: 1 | -1;
  onResize: (sizePx: number) => void;
}

const STEP_PX = 16;

/** The line between two panes: dragged with the pointer, or moved with the arrow keys. */
export function Splitter({ class: name, label, axis, sizePx, minPx, maxPx, sign, onResize }: SplitterProps) {
  const resize = (size: number) => onResize(Math.round(Math.max(minPx, Math.min(maxPx, size))));
  const at = (event: PointerEvent) => (axis === 'x' ? event.clientX : event.clientY);

  function onPointerDown(event: PointerEvent & { currentTarget: HTMLElement }): void {
    const bar = event.currentTarget;
    const start = at(event);
    const onMove = (move: PointerEvent) => resize(sizePx + sign * (at(move) - start));
    const onUp = () => bar.removeEventListener('pointermove', onMove);
    event.preventDefault();
    bar.focus();
    bar.setPointerCapture(event.pointerId);
    bar.addEventListener('pointermove', onMove);
    bar.addEventListener('lostpointercapture', onUp, { once: true });
  }

  function onKeyDown(event: KeyboardEvent): void {
    const [less, more] = axis === 'x' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
    if (event.key === less) resize(sizePx - sign * STEP_PX);
    else if (event.key === more) resize(sizePx + sign * STEP_PX);
    else if (event.key === 'Home') resize(minPx);
    else if (event.key === 'End') resize(maxPx);
    else return;
    event.preventDefault();
  }

  return (
    <div
      class={`splitter ${name}`}
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={axis === 'x' ? 'vertical' : 'horizontal'}
      aria-valuenow={sizePx}
      aria-valuemin={minPx}
      aria-valuemax={maxPx}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
    />
  );
}
