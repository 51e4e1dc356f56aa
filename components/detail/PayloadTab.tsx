import { useMemo } from 'preact/hooks';
import { decode } from '../../lib/decode/registry.ts';
import type { Message } from '../../lib/model/message.ts';
import { useTexts } from '../app-context.ts';
import { PayloadTree } from './PayloadTree.tsx';
import { RawTab } from './RawTab.tsx';
import { isBranch } from './tree-lines.ts';

/** Parsing a longer text would hold the panel up for more than a blink; the raw text is there. */
const MAX_PARSED_LENGTH = 20_000_000;

export function PayloadTab({ message }: { message: Message }) {
  const { detail } = useTexts();
  const { payload } = message;
  const isShort = payload !== null && payload.length <= MAX_PARSED_LENGTH;
  const tree = useMemo(() => (isShort ? decode(message).tree : null), [message, isShort]);
  if (payload === null) return null;
  if (isBranch(tree)) return <PayloadTree root={tree} />;
  return (
    <>
      <div class="notice is-plain">{detail.notJson}</div>
      <RawTab message={message} />
    </>
  );
}
