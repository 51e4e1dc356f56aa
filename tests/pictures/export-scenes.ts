// The ways out: what the dialog says of secrets before anything is saved.
import { dockDevTools, setDevToolsTheme } from '../browser/arrange-devtools.ts';
import { awaitDrawn } from '../browser/await-drawn.ts';
import { takePicture } from '../browser/take-picture.ts';
import { hasBothOpen } from '../start/story.ts';
import type { Stage } from './scenes.ts';
import { shows } from './shows.ts';

const NARROW = 700;

/** Both clients are connected, and somebody has signed in over a connection of the page's own. */
export async function playExport({ page, docked, url, pictureOf }: Stage): Promise<void> {
  const { panel, devtools } = docked;
  await dockDevTools(docked, 'bottom', 640);
  await page.goto(`${url}/index.html`, { waitUntil: 'domcontentloaded' });
  await shows(docked, 'both clients connected', hasBothOpen);
  // As a script of the page: the place where it opens its connection is then one that a page has.
  const script = `(${signIn})();\n//# sourceURL=${url}/login.js`;
  await page.addScriptTag({ content: script });
  await page.waitForSelector('[data-signed-in]');
  await panel.click('[data-testid="export-session"]');
  await panel.waitForSelector('[data-testid="redaction-preview"][data-state="found"] [data-rule="field"]');
  await awaitDrawn(devtools, panel);
  await takePicture(page, docked, pictureOf('export-light'));
  await setDevToolsTheme(docked, 'dark');
  await awaitDrawn(devtools, panel);
  await takePicture(page, docked, pictureOf('export-dark'));
  await setDevToolsTheme(docked, 'light');
  await dockDevTools(docked, 'right', NARROW);
  await awaitDrawn(devtools, panel);
  await takePicture(page, docked, pictureOf('export-narrow-light'));
}

/** Runs in the page. */
function signIn(): void {
  const socket = new WebSocket(`ws://${location.hostname}:${Number(location.port) + 1}/ws?token=feira-livre-77`);
  socket.onmessage = () => {
    document.documentElement.dataset.signedIn = '';
  };
  socket.onopen = () =>
    socket.send(JSON.stringify({ type: 'login', email: 'ana@corretora.example', password: 'correct horse battery' }));
}
