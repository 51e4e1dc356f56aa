import type { CheckedLanguage } from '../../lib/protocol/checks.ts';
import { useApp, useTexts } from '../app-context.ts';
import { PlaceLink } from '../connections/PlaceLink.tsx';
import { placeName } from '../connections/place-name.ts';
import { Checkbox } from '../ui/Checkbox.tsx';
import { visibleText } from '../ui/visible-text.ts';
import { readerPlace } from './reader-place.ts';

export function DebugSwitch({ language }: { language: CheckedLanguage }) {
  const { debug, checks } = useApp();
  const texts = useTexts().debug;
  const paths = checks.paths.value;
  const path = language === 'javascript' ? paths.javascript : paths.python;
  const { wish, isBusy, turn } = debug[language];
  const { isWanted } = wish.value;
  return (
    <div class="debug-switch" data-debug={language} data-debug-state={wish.value.look?.state ?? 'none'}>
      <Checkbox
        label={`${texts.language[language]} ${visibleText(path)}`}
        hint={isWanted ? texts.undo : texts.toggleHint}
        isChecked={isWanted}
        isDisabled={isBusy.value}
        testId={`debug-${language}`}
        onChange={(isOn) => void turn(isOn)}
      />
      <DebugWords language={language} path={path} />
    </div>
  );
}

function DebugWords({ language, path }: { language: CheckedLanguage; path: string }) {
  const { debug, checks, settings, session, clock } = useApp();
  const texts = useTexts().debug;
  const wish = debug[language].wish.value;
  const { look, setAt } = wish;
  const place = look?.state === 'on' && look.reader !== null ? readerPlace(look.reader, language) : null;
  session.revision.value;
  const { messages } = session.model.value;
  const sentence = texts.sentence({
    wish,
    path,
    property: checks.paths.value.debugProperty,
    isKept: settings.current.value.isDebugModeKept,
    sinceMs: setAt === null ? 0 : Math.max(0, clock.value - setAt.timestamp),
    messageCount: setAt === null ? 0 : Math.max(0, messages.firstIndex + messages.length - setAt.messageCount),
    readAt: place === null ? null : placeName(place),
  });
  return (
    <p class="debug-words untrusted" data-testid={`debug-words-${language}`}>
      {visibleText(sentence)} {place !== null && language === 'javascript' && <PlaceLink place={place} />}
    </p>
  );
}
