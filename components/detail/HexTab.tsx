import { useMemo } from 'preact/hooks';
import { hexRows } from '../../lib/decode/hex.ts';
import type { Message } from '../../lib/model/message.ts';
import { useTexts } from '../app-context.ts';
import { rowWindow } from '../ui/row-window.ts';
import { useViewport } from '../ui/use-viewport.ts';

const LINE_PX = 16;
const BYTES_PER_LINE = 16;
const HEX_WIDTH = BYTES_PER_LINE * 3 - 1;
/** A longer text would take a while to become bytes; its beginning is enough. UTF-16 units. */
const MAX_TEXT_LENGTH = 1_000_000;

/** The payload byte by byte, with offsets and ASCII; texts as their UTF-8. */
export function HexTab({ message: { payload } }: { message: Message }) {
  const { detail } = useTexts();
  const bytes = useMemo(() => bytesOf(payload), [payload]);
  const { element, scrollPx, heightPx, measure } = useViewport();
  const lineCount = Math.ceil(bytes.length / BYTES_PER_LINE);
  const viewport = { scrollPx: scrollPx.value, heightPx: heightPx.value };
  const { first, end, offsetPx, totalPx } = rowWindow(viewport, lineCount, LINE_PX);
  const isCut = typeof payload === 'string' && payload.length > MAX_TEXT_LENGTH;
  const lines = hexRows(bytes, first, end - first).map(
    ({ offset, hex, ascii }) => `${offset.toString(16).padStart(8, '0')}  ${hex.padEnd(HEX_WIDTH)}  ${ascii}`,
  );
  return (
    <>
      {isCut && <div class="notice">{detail.shownFirst(MAX_TEXT_LENGTH, payload.length, 'characters')}</div>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys */}
      <div class="scroll" tabIndex={0} role="region" aria-label={detail.tabs.hex} ref={element} onScroll={measure}>
        <div style={{ height: `${totalPx}px` }}>
          <pre class="hex mono" data-testid="hex-payload" style={{ transform: `translateY(${offsetPx}px)` }}>
            {lines.join('\n')}
          </pre>
        </div>
      </div>
    </>
  );
}

function bytesOf(payload: Message['payload']): Uint8Array {
  return typeof payload === 'string'
    ? new TextEncoder().encode(payload.slice(0, MAX_TEXT_LENGTH))
    : (payload ?? new Uint8Array());
}
