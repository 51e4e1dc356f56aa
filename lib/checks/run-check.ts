// From a check's name to its result. Nothing is asked before a check is run.
import type { SessionView } from '../model/session.ts';
import type { CheckName, CheckResult } from '../protocol/checks.ts';
import type { CheckDeps } from './check-deps.ts';
import { type Addresses, addressesOf, type CheckPaths } from './check-paths.ts';
import { tryEndpoint } from './endpoint-check.ts';
import { readJavaScriptFlags, readPythonFlags } from './flags-check.ts';
import { askServer } from './http-check.ts';
import { checkPythonStats } from './python-stats-check.ts';
import { checkSubscriptions } from './subscriptions-check.ts';

const MAX_OPEN_URLS = 1_000;

export async function runCheck(name: CheckName, paths: CheckPaths, deps: CheckDeps): Promise<CheckResult> {
  const { view, messages } = deps.session();
  const addresses = addressesOf(paths, view);
  switch (name) {
    case 'health':
      return { check: name, answers: addresses.health === null ? [] : await askServer(addresses.health, deps) };
    case 'endpoint':
      return { check: name, handshakes: await handshakes(addresses, deps) };
    case 'flags':
      return checkFlags(paths, deps);
    case 'subscriptions':
      return { check: name, ...checkSubscriptions(view, messages) };
    case 'stats':
      return checkStats(addresses, deps);
    case 'python-stats':
      return checkPythonStats(paths.python, paths.pythonStats, deps);
  }
}

function handshakes({ endpoint, subprotocols }: Addresses, deps: CheckDeps) {
  return endpoint === null ? [] : tryEndpoint(endpoint, subprotocols, deps);
}

async function checkFlags(paths: CheckPaths, deps: CheckDeps): Promise<CheckResult> {
  const javascript = await readJavaScriptFlags(paths.javascript, deps.runner);
  const python = await readPythonFlags(paths.python, deps.runner);
  const holders = python === null ? [javascript] : [javascript, python];
  return { check: 'flags', holders, openUrls: openUrlsOf(deps.session().view) };
}

async function checkStats(addresses: Addresses, deps: CheckDeps): Promise<CheckResult> {
  const answers = [];
  for (const url of addresses.stats) answers.push(...(await askServer(url, deps)));
  const hosts = new Set(addresses.stats.map((url) => new URL(url).host));
  const openCount = openUrlsOf(deps.session().view).filter((url) => hosts.has(URL.parse(url)?.host ?? '')).length;
  return { check: 'stats', answers, openCount };
}

function openUrlsOf({ connections }: SessionView): string[] {
  const open = [...connections.values()].filter(({ readyState }) => readyState === 'open');
  return open.map(({ url }) => url).slice(0, MAX_OPEN_URLS);
}
