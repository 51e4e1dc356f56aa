import { useMemo } from 'preact/hooks';
import type { Message } from '../../lib/model/message.ts';
import { useTexts } from '../app-context.ts';
import { visibleText } from '../ui/visible-text.ts';
import { useDecode } from '../use-decode.ts';
import { DriftList } from './DriftList.tsx';
import { HexTab } from './HexTab.tsx';
import { PayloadTree } from './PayloadTree.tsx';
import { RawTab } from './RawTab.tsx';
import { isBranch } from './tree-lines.ts';

/** Parsing a longer text would hold the panel up for more than a blink; the raw text is there. */
const MAX_PARSED_LENGTH = 20_000_000;
/** The same for the check against a schema. */
const MAX_CHECKED_LENGTH = 1_000_000;

/** The payload as its decoder reads it; what no decoder can read is shown as it came, with the reason. */
export function PayloadTab({ message }: { message: Message }) {
  const { detail } = useTexts();
  const decoded = useDecode()(message);
  const { payload } = message;
  const length = payload?.length ?? 0;
  const tree = useMemo(() => (length <= MAX_PARSED_LENGTH ? decoded.tree : null), [decoded, length]);
  const drift = useMemo(() => (length <= MAX_CHECKED_LENGTH ? decoded.drift : []), [decoded, length]);
  if (payload === null) return null;
  return (
    <>
      {decoded.error !== null && (
        <div class="notice is-error" data-testid="decode-error">
          {detail.notDecoded(decoded.format)} <bdi class="untrusted">{visibleText(decoded.error)}</bdi>
        </div>
      )}
      <DriftList drift={drift} />
      {isBranch(tree) ? (
        <PayloadTree root={tree} />
      ) : typeof payload === 'string' ? (
        <>
          {decoded.error === null && (
            <div class="notice is-plain">{length > MAX_PARSED_LENGTH ? detail.tooLong : detail.notJson}</div>
          )}
          <RawTab message={message} />
        </>
      ) : (
        <HexTab message={message} />
      )}
    </>
  );
}
