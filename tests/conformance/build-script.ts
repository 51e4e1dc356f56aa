// Builds one content script alone, as the extension's build does but in a fraction of the time, with changes to its sources.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** Removes or breaks one rule: `find` must stand in `file` (from the project's folder) exactly once. */
export interface Change {
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const ENTRY = 'virtual:entry';

/** Source text of `entrypoints/<name>.content.ts` as one script. */
export async function buildScript(name: 'hook' | 'bridge', changes: readonly Change[] = []): Promise<string> {
  const result = await build({
    configFile: false,
    root: ROOT,
    logLevel: 'silent',
    plugins: [
      {
        name: 'changed-content-script',
        enforce: 'pre',
        resolveId: (id) => (id === ENTRY ? `\0${ENTRY}` : null),
        async load(id) {
          if (id === `\0${ENTRY}`) return `import script from '${ROOT}entrypoints/${name}.content.ts'; script.main();`;
          const own = changes.filter((change) => id === `${ROOT}${change.file}`);
          return own.length === 0 ? null : own.reduce(applyChange, await readFile(id, 'utf8'));
        },
      },
    ],
    build: { write: false, minify: true, rolldownOptions: { input: ENTRY, output: { format: 'iife' } } },
  });
  const [output] = Array.isArray(result) ? result : [result];
  if (output === undefined || !('output' in output)) throw new Error('Nothing was built.');
  const { code } = output.output[0];
  return name === 'hook' ? await inItsFunction(code) : code;
}

/** The extension's build puts the hook into a function (`wxt.config.ts`): its head is taken from the script that was built. */
async function inItsFunction(code: string): Promise<string> {
  const built = await readFile(`${ROOT}.output/chrome-mv3/content-scripts/hook.js`, 'utf8');
  const head = built.slice(0, built.indexOf('{') + 1);
  return `${head}${code.trim().replaceAll('\n', '\\n')}})();`;
}

/** `text` with the change made; throws if what it replaces is not there once. */
export function applyChange(text: string, { file, find, replace }: Change): string {
  const count = text.split(find).length - 1;
  if (count !== 1) throw new Error(`${file} has ${count} times: ${find}`);
  return text.replace(find, () => replace);
}
