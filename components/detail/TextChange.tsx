import { useMemo } from 'preact/hooks';
import { useTexts } from '../app-context.ts';
import { oneLine, visibleText } from '../ui/visible-text.ts';
import { textDifference } from './byte-difference.ts';

const MAX_SHOWN_LENGTH = 20_000;
const CONTEXT_LENGTH = 40;

/** What one text has where the other has something else, with a little of what stands before it. */
export function TextChange({ before, after }: { before: string; after: string }) {
  const { difference: texts } = useTexts();
  const replaced = useMemo(() => textDifference(before, after), [before, after]);
  if (replaced === null) return <div class="notice is-plain">{texts.none}</div>;
  const context = oneLine(after.slice(Math.max(0, replaced.at - CONTEXT_LENGTH), replaced.at), CONTEXT_LENGTH);
  return (
    <div class="text-change mono">
      <div class="dim">
        {texts.atCharacter(replaced.at)} <bdi>{context}</bdi>
      </div>
      <del class="change-before">{shown(replaced.before)}</del>
      <ins class="change-after">{shown(replaced.after)}</ins>
    </div>
  );
}

function shown(text: string) {
  return <bdi class="untrusted">{visibleText(text.slice(0, MAX_SHOWN_LENGTH))}</bdi>;
}
