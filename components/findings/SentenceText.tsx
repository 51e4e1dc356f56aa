import type { Sentence } from '../../lib/texts/parts.ts';
import { ConnectionReference } from '../connections/ConnectionReference.tsx';
import { visibleText } from '../ui/visible-text.ts';

/** A sentence of the texts, with what it names made clickable. */
export function SentenceText({ sentence }: { sentence: Sentence }) {
  return (
    <>
      {sentence.map((part) => {
        if (typeof part === 'string') return visibleText(part);
        if ('strong' in part) {
          return (
            <strong class="untrusted" key={part.strong}>
              {visibleText(part.strong)}
            </strong>
          );
        }
        return <ConnectionReference key={part.connection.id} connection={part.connection} />;
      })}
    </>
  );
}
