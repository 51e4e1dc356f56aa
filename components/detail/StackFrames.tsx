import { useTexts } from '../app-context.ts';
import { PlaceLink } from '../connections/PlaceLink.tsx';
import { oneLine } from '../ui/visible-text.ts';
import { stackLines } from './stack-lines.ts';

const MAX_NAME_LENGTH = 120;

export function StackFrames({ stack }: { stack: string }) {
  const { initiator } = useTexts();
  return (
    <ol class="stack" aria-label={initiator.stack}>
      {stackLines(stack).map(({ text, place }) => (
        <li key={text} class="stack-frame">
          <bdi class="stack-function untrusted">
            {oneLine(place === null ? text : nameOf(place.functionName), MAX_NAME_LENGTH)}
          </bdi>
          {place !== null && <PlaceLink place={place} />}
        </li>
      ))}
    </ol>
  );
}

function nameOf(functionName: string): string {
  return functionName === '' ? '(anonymous)' : functionName;
}
