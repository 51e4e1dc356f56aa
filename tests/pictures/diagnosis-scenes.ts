// The pictures that are meant to explain a problem without a word beside them: the timeline and the ladder.
import { dockDevTools, setDevToolsTheme } from '../browser/arrange-devtools.ts';
import { awaitDrawn } from '../browser/await-drawn.ts';
import type { ShownPanel } from '../browser/read-panel.ts';
import { takePicture } from '../browser/take-picture.ts';
import { waitUntil } from '../browser/wait-until.ts';
import { hasBothOpen, hasDoubledMessages } from '../start/story.ts';
import type { Stage } from './scenes.ts';
import { LIMIT_MS, shows } from './shows.ts';

const NARROW = 700;

/** The dual connection: both lanes open at once, each broadcast on both. */
export async function playTimeline(stage: Stage): Promise<void> {
  const { page, docked, url } = stage;
  await dockDevTools(docked, 'bottom', 430);
  await page.goto(`${url}/index.html`, { waitUntil: 'domcontentloaded' });
  await shows(docked, 'both clients connected', hasBothOpen);
  await page.click('#start-scan');
  await shows(docked, 'what both received', hasDoubledMessages);
  await page.evaluate(() => scrollTo(0, 0));
  await takeTab(stage, 'timeline', 'timeline-dual');
}

/** Nothing listens: five waits of the JavaScript client, none of which is the guide's. In real time: so is the policy. */
export async function playLadder(stage: Stage): Promise<void> {
  const { page, docked, url } = stage;
  await dockDevTools(docked, 'bottom', 480);
  await page.goto(`${url}/index.html`, { waitUntil: 'domcontentloaded' });
  await shows(docked, 'five retries of one client and three of the other', hasAttempts(6, 4));
  await takeTab(stage, 'retries', 'ladder');
}

/** The server goes away and comes back: what was open is lost, and connects again. */
export async function playRestart(stage: Stage): Promise<void> {
  const { page, docked, url } = stage;
  await dockDevTools(docked, 'bottom', 430);
  await page.goto(`${url}/index.html`, { waitUntil: 'domcontentloaded' });
  await shows(docked, 'a connection that is open', hasOpenAgain(1));
  const answer = await fetch(`${url}/control/restart`, { method: 'POST', body: '{"downMs": 4000}' });
  if (!answer.ok) throw new Error(`The server was not restarted: ${answer.status}`);
  await shows(docked, 'a connection that is open after another was lost', hasOpenAgain(2));
  await takeTab(stage, 'timeline', 'timeline-restart');
}

/** The server accepts and never answers: attempts that last until the page gives them up. */
export async function playHang(stage: Stage): Promise<void> {
  const { page, docked, url } = stage;
  await dockDevTools(docked, 'bottom', 430);
  await page.goto(`${url}/index.html`, { waitUntil: 'domcontentloaded' });
  await shows(docked, 'two attempts of each client', hasAttempts(2, 2));
  await takeTab(stage, 'timeline', 'timeline-hang');
}

async function takeTab({ page, docked, pictureOf }: Stage, tab: 'timeline' | 'retries', name: string): Promise<void> {
  await docked.panel.evaluate(
    (tabName) => document.querySelector<HTMLElement>(`[data-tab="${tabName}"]`)?.click(),
    tab,
  );
  await waitUntil(
    `the tab ${tab} is open`,
    () => docked.panel.evaluate((tabName) => document.querySelector(`[data-main-tab="${tabName}"]`) !== null, tab),
    { timeoutMs: LIMIT_MS },
  );
  await awaitDrawn(page, docked.devtools, docked.panel);
  await takePicture(page, docked, pictureOf(`${name}-light`));
  await setDevToolsTheme(docked, 'dark');
  await awaitDrawn(docked.devtools, docked.panel);
  await takePicture(page, docked, pictureOf(`${name}-dark`));
  await setDevToolsTheme(docked, 'light');
  await dockDevTools(docked, 'right', NARROW);
  await awaitDrawn(docked.devtools, docked.panel);
  await takePicture(page, docked, pictureOf(`${name}-narrow-light`));
}

function hasAttempts(most: number, others: number) {
  return ({ clients }: ShownPanel): boolean => {
    const counts = clients.map(({ connections }) => connections.length);
    return counts.length >= 2 && counts.every((count) => count >= others) && counts.some((count) => count >= most);
  };
}

/** The `nth` connection of a client that opened, while those before it are closed. */
function hasOpenAgain(nth: number) {
  return ({ clients }: ShownPanel): boolean =>
    clients.some(
      ({ connections }) =>
        connections.filter(({ failureCause }) => failureCause === null).length >= nth &&
        connections.some(({ readyState }) => readyState === 'open'),
    );
}
