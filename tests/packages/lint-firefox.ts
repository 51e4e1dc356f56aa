// `npm run lint:firefox`: Mozilla's own linter over the package that `wxt zip` makes for Firefox. No error, and no warning but
// those that are explained here.
import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { ExpectedError } from '../setup/expected-error.ts';
import { runMain } from '../setup/run-main.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const LINTER = join(ROOT, 'node_modules/addons-linter/bin/addons-linter');
const WXT = join(ROOT, 'node_modules/wxt/bin/wxt.mjs');

interface Remark {
  readonly code: string;
  readonly message: string;
  readonly file?: string | null;
  readonly line?: number | null;
}
type Remarks = Readonly<Record<'errors' | 'warnings' | 'notices', readonly Remark[]>>;

/** Warnings that stay, each with its reason. */
const EXPLAINED: ReadonlyArray<{ readonly code: string; readonly file: RegExp; readonly why: string }> = [
  {
    code: 'UNSAFE_VAR_ASSIGNMENT',
    file: /^chunks\//,
    why: "Preact's own code for the property dangerouslySetInnerHTML, which no component uses (Biome refuses it)",
  },
];

function reasonOf({ code, file }: Remark): string | null {
  return EXPLAINED.find((one) => one.code === code && one.file.test(file ?? ''))?.why ?? null;
}

async function run(program: string, args: readonly string[]): Promise<string> {
  try {
    return (await promisify(execFile)(process.execPath, [program, ...args], { cwd: ROOT, maxBuffer: 2 ** 26 })).stdout;
  } catch (error) {
    // The linter ends with another status when it found errors: they are in its output.
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    if (stdout.startsWith('{')) return stdout;
    throw new ExpectedError(`${program} failed: ${stderr || stdout}`, { cause: error });
  }
}

await runMain(async () => {
  await run(WXT, ['zip', '-b', 'firefox']);
  const files = await readdir(join(ROOT, '.output'));
  const zip = files.find((name) => name.endsWith('-firefox.zip'));
  if (zip === undefined) throw new ExpectedError('The build left no package for Firefox in .output.');
  const found: Remarks = JSON.parse(await run(LINTER, ['--output', 'json', join(ROOT, '.output', zip)]));
  const all = [...found.errors, ...found.warnings, ...found.notices];
  for (const remark of all) {
    const { code, message, file, line } = remark;
    console.log(`${code} ${file ?? ''}:${line ?? ''} ${message}\n  ${reasonOf(remark) ?? 'NOT EXPLAINED'}`);
  }
  const open = all.filter((remark) => reasonOf(remark) === null || found.errors.includes(remark));
  if (open.length > 0)
    throw new ExpectedError(`Mozilla's linter finds ${open.length} in ${zip} that nobody explained.`);
  console.log(`${zip}: no error, no unexplained warning.`);
});
