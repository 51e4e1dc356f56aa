import { useMemo } from 'preact/hooks';
import type { Decoded, Json } from '../../lib/decode/decoded.ts';
import type { Message } from '../../lib/model/message.ts';
import { previousOfType } from '../../lib/state/related-messages.ts';
import { useApp, useTexts } from '../app-context.ts';
import { useDecode } from '../use-decode.ts';
import { ByteChanges } from './ByteChanges.tsx';
import { MessageLink } from './MessageLink.tsx';
import { TextChange } from './TextChange.tsx';
import { TreeChanges } from './TreeChanges.tsx';
import { isBranch } from './tree-lines.ts';
import './difference.css';

/** What changed since the message before of the same type. */
export function DifferenceTab({ message }: { message: Message }) {
  const { session } = useApp();
  const { difference: texts, format } = useTexts();
  const decode = useDecode();
  const { messages } = session.model.value;
  const previous = useMemo(() => previousOfType(messages, message, decode), [messages, message, decode]);
  if (previous === null) return <div class="notice is-plain">{texts.noPrevious}</div>;
  return (
    <div class="scroll" data-testid="difference">
      <div class="difference-head">
        {texts.since(format.duration(message.timestamp - previous.timestamp))} <MessageLink message={previous} />
      </div>
      <Changes before={previous} after={message} />
    </div>
  );
}

function Changes({ before, after }: { before: Message; after: Message }) {
  const decode = useDecode();
  const trees = useMemo(() => [treeOf(decode(before)), treeOf(decode(after))] as const, [before, after, decode]);
  if (trees[0] !== null && trees[1] !== null) return <TreeChanges before={trees[0]} after={trees[1]} />;
  if (typeof before.payload === 'string' && typeof after.payload === 'string') {
    return <TextChange before={before.payload} after={after.payload} />;
  }
  if (before.payload instanceof Uint8Array && after.payload instanceof Uint8Array) {
    return <ByteChanges before={before.payload} after={after.payload} />;
  }
  return null;
}

function treeOf({ tree }: Decoded): Json {
  return isBranch(tree) ? tree : null;
}
