import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { ExpectedError } from '../setup/expected-error.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const WXT = fileURLToPath(new URL('../../node_modules/wxt/bin/wxt.mjs', import.meta.url));

const FOLDERS = { chrome: 'chrome-mv3', firefox: 'firefox-mv2' } as const;
type Target = keyof typeof FOLDERS;

const built = new Map<Target, Promise<string>>();

/** Builds the extension once in this process and returns its folder. */
export function buildExtension(target: Target = 'chrome'): Promise<string> {
  const running = built.get(target) ?? build(target);
  built.set(target, running);
  return running;
}

async function build(target: Target): Promise<string> {
  try {
    await promisify(execFile)(process.execPath, [WXT, 'build', '-b', target], {
      cwd: ROOT,
      // Test runners say `test`, and the bundler would leave more in than users get.
      env: { ...process.env, NODE_ENV: 'production' },
    });
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new ExpectedError('The extension could not be built; `npm run build` shows why.', {
      cause: `${stdout}${stderr}`,
    });
  }
  const folder = join(ROOT, '.output', FOLDERS[target]);
  if (!existsSync(folder)) throw new ExpectedError(`The build left no extension in ${folder}.`);
  return folder;
}
