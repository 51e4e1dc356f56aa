import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { ExpectedError } from '../setup/expected-error.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const OUTPUT = fileURLToPath(new URL('../../.output/chrome-mv3', import.meta.url));
const WXT = fileURLToPath(new URL('../../node_modules/wxt/bin/wxt.mjs', import.meta.url));

let built: Promise<string> | undefined;

/** Builds the extension for Chromium once in this process and returns its folder. */
export function buildExtension(): Promise<string> {
  built ??= build();
  return built;
}

async function build(): Promise<string> {
  try {
    await promisify(execFile)(process.execPath, [WXT, 'build'], { cwd: ROOT });
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new ExpectedError('The extension could not be built; `npm run build` shows why.', {
      cause: `${stdout}${stderr}`,
    });
  }
  if (!existsSync(OUTPUT)) throw new ExpectedError(`The build left no extension in ${OUTPUT}.`);
  return OUTPUT;
}
