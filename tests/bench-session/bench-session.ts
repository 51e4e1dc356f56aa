// How long a long session takes to write and to open: node tests/bench-session/bench-session.ts [messages]
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { STEPS, type StepName } from './steps.ts';

/** Targets for a million messages. s */
const BUDGETS: Partial<Record<StepName, number>> = {
  'write the session file': 10,
  'read it': 5,
  'look for secrets, then write without them': 20,
};
const MEGA = 1_000_000;

interface Measured {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakMegabytes: number;
}

async function measure(name: StepName, messageCount: number, folder: string): Promise<Measured> {
  const before = process.cpuUsage();
  const start = performance.now();
  await STEPS[name]({ messageCount, folder });
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(before);
  // Of maxRSS the unit is the kilobyte.
  return { seconds, cpuSeconds: (user + system) / MEGA, peakMegabytes: (process.resourceUsage().maxRSS * 1024) / MEGA };
}

async function measureApart(name: StepName, messageCount: number, folder: string): Promise<Measured> {
  const args = [import.meta.filename, '--step', name, `${messageCount}`, folder];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return JSON.parse(stdout) as Measured;
}

function lineOf(name: StepName, { seconds, cpuSeconds, peakMegabytes }: Measured, messageCount: number): string {
  const budget = messageCount === MEGA ? BUDGETS[name] : undefined;
  const verdict = budget === undefined ? '' : `, budget ${budget} s: ${seconds <= budget ? 'kept' : 'missed'}`;
  const times = `${seconds.toFixed(1).padStart(6)} s (${cpuSeconds.toFixed(1)} s of processor)`;
  return `${name.padEnd(42)} ${times}, at most ${peakMegabytes.toFixed(0)} MB${verdict}`;
}

async function main(messageCount: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'tapewire-bench-session-'));
  try {
    console.log(`${messageCount} messages`);
    for (const name of Object.keys(STEPS) as StepName[]) {
      console.log(lineOf(name, await measureApart(name, messageCount, folder), messageCount));
    }
    for (const file of await readdir(folder)) {
      console.log(`${file.padEnd(42)} ${((await stat(join(folder, file))).size / MEGA).toFixed(1)} MB`);
    }
    console.log(`load of the machine at the end ${loadavg()[0]?.toFixed(1)}`);
  } finally {
    await rm(folder, { recursive: true });
  }
}

const [flag, name, count, folder] = process.argv.slice(2);
if (flag === '--step') console.log(JSON.stringify(await measure(name as StepName, Number(count), folder ?? '')));
else await main(Number(flag ?? MEGA));
