// POST /control/... of the page's server: the control interface for who is in another process.
import { BROADCAST_EXAMPLES, type BroadcastExample } from './broadcast-messages.ts';
import type { TradingAppControl } from './control.ts';
import { isScenarioName, SCENARIO_NAMES } from './scenarios.ts';

type Body = Record<string, unknown>;

export interface ControlReply {
  status: number;
  body: unknown;
}

/** @param name what follows `/control/` in the path. */
export async function handleControlRequest(
  control: TradingAppControl,
  name: string,
  body: Body,
): Promise<ControlReply> {
  const command = COMMANDS[name];
  if (!command)
    return { status: 404, body: { error: `No command ${name}. Commands: ${Object.keys(COMMANDS).join(', ')}.` } };
  try {
    await command(control, body);
    return { status: 200, body: control.state() };
  } catch (error) {
    return { status: 409, body: { error: error instanceof Error ? error.message : String(error) } };
  }
}

const COMMANDS: Record<string, (control: TradingAppControl, body: Body) => void | Promise<void>> = {
  state: () => undefined,
  scenario: (control, { name }) => {
    if (!isScenarioName(name)) throw new Error(`No scenario ${name}. Scenarios: ${SCENARIO_NAMES.join(', ')}.`);
    return control.setScenario(name);
  },
  start: (control, { before }) => {
    // The page of the late scenario says until when a start keeps the order of the two clients.
    if (typeof before === 'number' && Date.now() > before) throw new Error('Too late to start.');
    return control.startBackend();
  },
  stop: (control) => control.stopBackend(),
  kill: (control) => control.killBackend(),
  restart: (control, { downMs }) => control.restartBackend(typeof downMs === 'number' ? { downMs } : {}),
  scan: (control, { assetCount }) => control.startScan(typeof assetCount === 'number' ? { assetCount } : {}),
  'fail-scan': (control, { message }) => control.failScan(String(message ?? 'Falha na varredura')),
  publish: (control, { type }) => {
    if (typeof type !== 'string' || !Object.hasOwn(BROADCAST_EXAMPLES, type)) {
      throw new Error(`No broadcast ${type}. Broadcasts: ${Object.keys(BROADCAST_EXAMPLES).join(', ')}.`);
    }
    control.publish(type as BroadcastExample);
  },
  flood: (control, { count }) => control.flood(Number(count ?? 10_000)),
  text: (control, { text }) => control.sendText(String(text ?? '')),
  close: (control, { code, reason }) => control.closeAll(Number(code ?? 1008), String(reason ?? '')),
  forget: (control) => control.forgetAll(),
  stall: (control, { ms }) => control.stall(Number(ms ?? 45_000)),
};
