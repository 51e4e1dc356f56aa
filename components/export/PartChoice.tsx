import { isOffered, type PartChoices, type PartName } from '../../lib/state/export/export-part.ts';
import type { Texts } from '../../lib/texts/texts.ts';
import { useApp, useTexts } from '../app-context.ts';
import { RadioLine } from './RadioLine.tsx';

const PARTS: readonly PartName[] = ['all', 'connections', 'messages', 'time'];

export function PartChoice() {
  const { exporting } = useApp();
  const texts = useTexts();
  const choices = exporting.choices.value;
  return (
    <fieldset class="export-group">
      <legend>{texts.exporting.part}</legend>
      {PARTS.map((part) => {
        const isPossible = isOffered(part, choices);
        return (
          <RadioLine
            key={part}
            name="export-part"
            value={part}
            text={partText(part, choices, texts)}
            {...(part === 'all' || isPossible ? {} : { hint: texts.exporting.partHints[part] })}
            isChecked={exporting.part.value === part}
            isDisabled={!isPossible}
            onChoose={() => exporting.setPart(part)}
          />
        );
      })}
    </fieldset>
  );
}

function partText(part: PartName, { connectionIds, selectedCount, timeRange }: PartChoices, texts: Texts): string {
  const { exporting, format } = texts;
  switch (part) {
    case 'all':
      return exporting.parts.all;
    case 'connections':
      return exporting.parts.connections(connectionIds.size);
    case 'messages':
      return exporting.parts.messages(selectedCount);
    case 'time': {
      const [from, to] = [timeRange?.from, timeRange?.until].map((at) => (at === undefined ? null : format.time(at)));
      return exporting.parts.time(from ?? null, to ?? null);
    }
  }
}
