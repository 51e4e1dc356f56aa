// `npm run pictures`: the README's pictures, of the real panel in docked DevTools on the trading app.
// `npm run pictures -- dual` takes those of one scene.
import { fileURLToPath } from 'node:url';
import { buildExtension } from '../browser/build-extension.ts';
import { launchBrowser } from '../browser/launch.ts';
import { openPanel } from '../browser/open-panel.ts';
import { ExpectedError } from '../setup/expected-error.ts';
import { runMain } from '../setup/run-main.ts';
import { createTradingApp } from '../trading-app/server/trading-app.ts';
import { SCALE, SCENES, type Scene, WIDTH } from './scenes.ts';

const GALLERY = fileURLToPath(new URL('./gallery/', import.meta.url));
/** Fixed, so that a new picture differs from the old one by what changed in the panel. */
const PORT = 8000;

async function takeScene({ scenario, timeScale, height, play }: Scene, extensionDir: string) {
  const app = await createTradingApp({ port: PORT, scenario, timeScale });
  try {
    await using launched = await launchBrowser({ extensionDir, width: WIDTH, height, scale: SCALE });
    const { page } = launched;
    const docked = await openPanel(page);
    await play({ page, docked, url: app.url, pictureOf: (name) => `${GALLERY}${name}.png` });
  } finally {
    await app.close();
  }
}

await runMain(async () => {
  const names = Object.keys(SCENES) as Array<keyof typeof SCENES>;
  const wanted = process.argv[2];
  const chosen = names.filter((name) => wanted === undefined || name === wanted);
  if (chosen.length === 0) throw new ExpectedError(`No scene ${wanted}. Scenes: ${names.join(', ')}.`);
  console.log('Building the extension ...');
  const extensionDir = await buildExtension();
  for (const name of chosen) {
    console.log(`Playing the scene ${name} ...`);
    await takeScene(SCENES[name], extensionDir);
  }
  console.log(`Pictures are in ${GALLERY}`);
});
