import { useApp, useTexts } from '../app-context.ts';
import { IconButton } from '../ui/IconButton.tsx';

/** In the panel's toolbar: the way to sessions that are saved. */
export function OpenButton() {
  const { canOpenViewer, openViewer } = useApp();
  const { viewer } = useTexts();
  if (!canOpenViewer.value) return null;
  return (
    <IconButton
      icon="open"
      label={viewer.openSessionHint}
      text={viewer.openSession}
      testId="open-session"
      onClick={() => openViewer()}
    />
  );
}
