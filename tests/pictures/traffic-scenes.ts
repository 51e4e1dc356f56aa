// Pictures of traffic: a flood that is filtered while it arrives, and a protocol of bytes.
import { startBurstServer } from '../bench/burst-server.ts';
import { tickText } from '../bench-panel/tick-text.ts';
import { dockDevTools, setDevToolsTheme } from '../browser/arrange-devtools.ts';
import { awaitDrawn } from '../browser/await-drawn.ts';
import { takePicture } from '../browser/take-picture.ts';
import { waitUntil } from '../browser/wait-until.ts';
import { startMqttServer } from './mqtt-server.ts';
import type { Stage } from './scenes.ts';
import { LIMIT_MS } from './shows.ts';

const NARROW = 700;

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
  [...document.querySelectorAll<HTMLElement>('[data-message-index]')].at(fromEnd)?.click();
}
