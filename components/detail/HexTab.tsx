import { hexRows } from '../../lib/decode/hex.ts';
import type { Message } from '../../lib/model/message.ts';
import { rowWindow } from '../ui/row-window.ts';
import { useViewport } from '../ui/use-viewport.ts';

const LINE_PX = 16;
const BYTES_PER_LINE = 16;
const HEX_WIDTH = BYTES_PER_LINE * 3 - 1;

export function HexTab({ message: { payload } }: { message: Message }) {
  const { element, scrollPx, heightPx, measure } = useViewport();
  if (!(payload instanceof Uint8Array)) return null;
  const lineCount = Math.ceil(payload.length / BYTES_PER_LINE);
  const { first, end, offsetPx, totalPx } = rowWindow(
    { scrollPx: scrollPx.value, heightPx: heightPx.value },
    lineCount,
    LINE_PX,
  );
  const lines = hexRows(payload, first, end - first).map(
    ({ offset, hex, ascii }) => `${offset.toString(16).padStart(8, '0')}  ${hex.padEnd(HEX_WIDTH)}  ${ascii}`,
  );
  return (
    <div class="scroll" ref={element} onScroll={measure}>
      <div style={{ height: `${totalPx}px` }}>
        <pre class="hex mono" data-testid="hex-payload" style={{ transform: `translateY(${offsetPx}px)` }}>
          {lines.join('\n')}
        </pre>
      </div>
    </div>
  );
}
