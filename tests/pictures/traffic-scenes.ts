// Pictures of traffic: a flood that is filtered while it arrives, and a protocol of bytes.
import { startBurstServer } from '../bench/burst-server.ts';
import { tickText } from '../bench-panel/tick-text.ts';
import { dockDevTools, setDevToolsTheme } from '../browser/arrange-devtools.ts';
import { awaitDrawn } from '../browser/await-drawn.ts';
import { takePicture } from '../browser/take-picture.ts';
import { waitUntil } from '../browser/wait-until.ts';
import { startMqttServer } from './mqtt-server.ts';
import type { Stage } from './scenes.ts';
import { followsNewest, LIMIT_MS, shows } from './shows.ts';

const NARROW = 700;

/** One client, one connection, a scan from its start to its end: nothing to say about it. */
export async function playScan(stage: Stage): Promise<void> {
  const { page, docked, url } = stage;
  await dockDevTools(docked, 'bottom', 480);
  await page.goto(`${url}/index.html?client=js`, { waitUntil: 'domcontentloaded' });
  await shows(docked, 'an open connection', ({ clients }) =>
    clients.some(({ connections }) => connections.some(({ readyState }) => readyState === 'open')),
  );
  await page.click('#start-scan');
  await waitUntil('the scan has ended', () => docked.panel.evaluate(hasScanEnded), { timeoutMs: LIMIT_MS });
  await page.evaluate(() => scrollTo(0, 0));
  await docked.panel.evaluate(selectCompletion);
  await waitUntil('the grid follows the newest message', () => docked.panel.evaluate(followsNewest));
  await takeThree(stage, 'scan');
}

/** Twenty thousand messages of a market, of which one symbol above a price is looked at. */
export async function playFlood(stage: Stage): Promise<void> {
  const { page, docked } = stage;
  const server = await startBurstServer(tickText);
  try {
    await dockDevTools(docked, 'bottom', 480);
    await page.goto(server.url);
    const opened = server.opened();
    await page.evaluate('connect()');
    await opened;
    await server.burst(20_000);
    await docked.panel.type('[data-testid="filter"]', 'data.symbol:PETR4 data.price>900');
    await waitUntil('the filter has looked at all', () => docked.panel.evaluate(isFiltered), { timeoutMs: LIMIT_MS });
    await docked.panel.evaluate(selectRow, -3);
    await takeThree(stage, 'flood');
  } finally {
    await server.close();
  }
}

/** MQTT: packets as rows with topic and content, and the bytes of one in the detail. */
export async function playBinary(stage: Stage): Promise<void> {
  const { page, docked } = stage;
  await using server = await startMqttServer();
  await dockDevTools(docked, 'bottom', 480);
  await page.goto(server.url);
  await waitUntil('the last packet is there', () => docked.panel.evaluate(hasPingAnswer), { timeoutMs: LIMIT_MS });
  await docked.panel.evaluate(selectRow, -2);
  await takeThree(stage, 'binary');
}

async function takeThree({ page, docked, pictureOf }: Stage, name: string): Promise<void> {
  await docked.panel.waitForSelector('[data-testid="detail"]');
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

/** Runs in the panel. */
function hasScanEnded(): boolean {
  return [...document.querySelectorAll('[data-message-index]')].some((row) =>
    row.textContent?.includes('scanner_completion'),
  );
}

/** Runs in the panel. */
function selectCompletion(): void {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-message-index]')];
  rows.findLast((row) => row.textContent?.includes('scanner_completion'))?.click();
}

/** Runs in the panel. */
function isFiltered(): boolean {
  const grid = document.querySelector('[role="grid"]');
  const rows = document.querySelectorAll('[data-message-index]');
  const isDone = grid !== null && grid.getAttribute('aria-busy') !== 'true';
  return isDone && rows.length > 3 && Number(grid.getAttribute('aria-rowcount')) < 2_000;
}

/** Runs in the panel. */
function hasPingAnswer(): boolean {
  return [...document.querySelectorAll('[data-message-index]')].some((row) => row.textContent?.includes('PINGRESP'));
}

/** Runs in the panel. */
function selectRow(fromEnd: number): void {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-message-index]')];
  const inOrder = rows.toSorted((one, other) => Number(one.dataset.position) - Number(other.dataset.position));
  inOrder.at(fromEnd)?.click();
}
