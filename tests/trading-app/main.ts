// Command line of the trading app: node tests/trading-app/main.ts --scenario late --time-scale 0.1
import { parseArgs } from 'node:util';
import { PRESETS, type Preset } from './server/page-config.ts';
import { isScenarioName, SCENARIO_NAMES } from './server/scenarios.ts';
import { createTradingApp, type TradingAppOptions } from './server/trading-app.ts';

const USAGE = `Usage: node tests/trading-app/main.ts [options]
  --port N          port of the page, 8000; the app's server takes the next one
  --scenario NAME   ${SCENARIO_NAMES.join(', ')}
  --time-scale N    1 is the app's own pace, 0.01 makes 30 s into 300 ms
  --preset NAME     ${PRESETS.join(', ')}
  --generation G|H  G pushes data every 15 s; H pushes nothing and takes five connections`;

function readOptions(): TradingAppOptions {
  const { values } = parseArgs({
    options: {
      help: { type: 'boolean', default: false },
      port: { type: 'string', default: '8000' },
      scenario: { type: 'string', default: 'healthy' },
      'time-scale': { type: 'string', default: '1' },
      preset: { type: 'string', default: 'app' },
      generation: { type: 'string', default: 'G' },
    },
  });
  if (values.help) {
    console.log(USAGE);
    process.exit();
  }
  const port = Number(values.port);
  const timeScale = Number(values['time-scale']);
  const { scenario, preset, generation } = values;
  if (!Number.isInteger(port) || port < 0 || port > 65_534) throw new Error(`No port: ${values.port}.`);
  if (!(timeScale > 0)) throw new Error(`The time scale must be above 0: ${values['time-scale']}.`);
  if (!isScenarioName(scenario)) throw new Error(`No scenario ${scenario}. Scenarios: ${SCENARIO_NAMES.join(', ')}.`);
  if (!PRESETS.includes(preset as Preset)) throw new Error(`No preset ${preset}.`);
  if (generation !== 'G' && generation !== 'H') throw new Error(`No generation ${generation}.`);
  return { port, timeScale, scenario, preset: preset as Preset, generation };
}

function explain(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

async function main(options: TradingAppOptions) {
  const app = await createTradingApp(options);
  console.log(`Trading app, scenario ${app.control.state().scenario}: ${app.url}/index.html`);
  console.log(`WebSocket ${app.wsUrl}, control POST ${app.url}/control/scenario {"name": "..."}. Ctrl+C ends it.`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void app.close());
}

try {
  await main(readOptions());
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}
