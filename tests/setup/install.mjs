// Makes a fresh clone ready: packages, then a browser. Needs only Node 20 and npm; silent when there is nothing to do.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CURRENT_NODE, explainFailure, isStale, majorOf, OLDEST_NODE } from './package-state.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const IS_WINDOWS = process.platform === 'win32';

// `--include=dev` because NODE_ENV=production would leave out what builds and tests.
const CI = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error', '--no-update-notifier'];
// npm's own patience with a dead registry is over a minute.
const PATIENCE = [
  '--fetch-retries=2',
  '--fetch-retry-mintimeout=1000',
  '--fetch-retry-maxtimeout=5000',
  '--fetch-timeout=60000',
];

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

function readOrNull(path) {
  try {
    return readFileSync(`${ROOT}/${path}`, 'utf8');
  } catch {
    return null;
  }
}

/** npm's program as the Node that started npm would run it: the Node inside node_modules is replaced meanwhile. */
function runNpm(args) {
  const { npm_execpath: script, npm_node_execpath: node } = process.env;
  const options = { cwd: ROOT, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 };
  return script && node
    ? spawnSync(node, [script, ...args], options)
    : spawnSync(IS_WINDOWS ? 'npm.cmd' : 'npm', args, { ...options, shell: IS_WINDOWS });
}

function installPackages() {
  console.log('Installing the packages (once, about half a minute) ...');
  const result = runNpm([...CI, ...PATIENCE]);
  if (result.error) fail(`npm could not be started: ${result.error.message}.`);
  if (result.status !== 0) fail(explainFailure(`${result.stdout}${result.stderr}`));
}

/** The Node that runs the project: this one if it is new enough, else the one among the packages. */
function currentNode() {
  if (majorOf(process.version) >= CURRENT_NODE) return process.execPath;
  const path = `${ROOT}/node_modules/node/bin/node${IS_WINDOWS ? '.exe' : ''}`;
  const { status, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8' });
  return status === 0 && majorOf(stdout) >= CURRENT_NODE ? path : null;
}

if (majorOf(process.version) < OLDEST_NODE) {
  fail(`Tapewire needs Node ${OLDEST_NODE} or newer; this is Node ${process.version}.`);
}
const lock = readOrNull('package-lock.json');
if (lock === null) fail('There is no package-lock.json here, so the packages cannot be installed.');
if (isStale(lock, readOrNull('node_modules/.package-lock.json')) || currentNode() === null) installPackages();

const node = currentNode();
if (node === null) {
  fail(
    `Node ${CURRENT_NODE} was not installed with the packages, likely because npm is set to ignore-scripts; run \`npm rebuild node --ignore-scripts=false\`.`,
  );
}
// `npm test` drives a second browser besides.
const scripts = process.argv.includes('--firefox')
  ? ['install-browser.ts', 'install-firefox.ts']
  : ['install-browser.ts'];
for (const script of scripts) {
  const { status } = spawnSync(node, [`${ROOT}/tests/setup/${script}`], { cwd: ROOT, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
