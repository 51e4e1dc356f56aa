import type { Message } from '../../lib/model/message.ts';
import { useTexts } from '../app-context.ts';
import { Marked } from '../search/Marked.tsx';
import { visibleText } from '../ui/visible-text.ts';
import { shownText } from './payload-text.ts';

export function RawTab({ message: { payload } }: { message: Message }) {
  const { detail } = useTexts();
  if (payload === null) return null;
  const { text, length, isCut } = shownText(payload);
  const unit = typeof payload === 'string' ? 'characters' : 'bytes';
  return (
    <div class="scroll">
      {isCut && <div class="notice">{detail.shownFirst(text.length, length, unit)}</div>}
      <pre class="raw mono" data-testid="raw-payload">
        <Marked text={visibleText(text)} />
      </pre>
    </div>
  );
}
