// Pictures of the HTML report over the gallery's scenes, light, dark and on paper, into artifacts/reports:
// `node tests/panel-gallery/take-reports.ts [scene]`.
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { createSessionModel } from '../../lib/model/session.ts';
import { exportSession } from '../../lib/session/export-session.ts';
import { planRedaction } from '../../lib/session/redact/redaction-plan.ts';
import { sessionFacts } from '../../lib/session/session-facts.ts';
import { loadTexts, localeOf } from '../../lib/texts/texts-for.ts';
import { launchBrowser } from '../browser/launch.ts';
import { runMain } from '../setup/run-main.ts';
import { SCENES, type SceneName } from './scenes.ts';

const TARGET = fileURLToPath(new URL('../../artifacts/reports/', import.meta.url));

async function reportOf(name: SceneName, language: string): Promise<string> {
  const { events, now } = SCENES[name];
  const model = createSessionModel();
  model.append(events);
  const context = { now, creator: 'Tapewire 0.1.0', browser: 'Chrome 156.0.0.0', language };
  const { stream } = exportSession({
    format: 'html',
    events,
    facts: sessionFacts(model.view(), context),
    chosen: null,
    redaction: await planRedaction(events),
    texts: await loadTexts(localeOf(language)),
  });
  const path = `${TARGET}${name}-${language}.html`;
  await writeFile(path, new Uint8Array(await new Response(stream).arrayBuffer()));
  return path;
}

await runMain(async () => {
  await mkdir(TARGET, { recursive: true });
  await using launched = await launchBrowser({ width: 1100, height: 900 });
  const { page } = launched;
  for (const name of Object.keys(SCENES) as SceneName[]) {
    if (process.argv[2] !== undefined && name !== process.argv[2]) continue;
    for (const language of ['en', 'pt-BR']) {
      const path = await reportOf(name, language);
      await page.goto(`file://${path}`);
      for (const theme of ['light', 'dark'] as const) {
        await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
        await page.screenshot({ path: `${TARGET}${name}-${language}-${theme}.png`, fullPage: true });
      }
      await page.pdf({ path: `${TARGET}${name}-${language}.pdf`, format: 'A4' });
    }
  }
});
