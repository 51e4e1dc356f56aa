// Import directions, as data.
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const MAX_LINES = 250;

/** What each folder may import values from besides itself; types go the same ways. The longest prefix decides. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'lib/protocol': [],
  'lib/decode': ['lib/protocol'],
  'lib/model': ['lib/decode', 'lib/protocol'],
  'lib/transport': ['lib/protocol'],
  'lib/network': ['lib/protocol'],
  'lib/hook': [],
  'lib/checks': ['lib/network', 'lib/model', 'lib/decode', 'lib/protocol'],
  'lib/checks/page': [],
  'lib/session': ['lib/texts', 'lib/model', 'lib/decode', 'lib/protocol'],
  'lib/texts': [],
  'lib/state': [
    ...['lib/session', 'lib/checks', 'lib/texts', 'lib/transport', 'lib/network'],
    ...['lib/model', 'lib/decode', 'lib/protocol'],
  ],
  'components/ui': [],
  components: ['lib/state', 'lib/checks', 'lib/session', 'lib/texts', 'lib/model', 'lib/decode', 'lib/protocol'],
  entrypoints: ['components', 'lib'],
};

/** Further folders that only types may come from. */
const MAY_IMPORT_TYPES: Readonly<Record<string, readonly string[]>> = {
  'lib/hook': ['lib/protocol'],
  // A text names what it speaks of.
  'lib/texts': ['lib/checks', 'lib/session', 'lib/decode', 'lib/model', 'lib/protocol'],
};

/** Packages, and who may import them. */
const PACKAGES: ReadonlyArray<readonly [RegExp, readonly string[]]> = [
  [/^(?:wxt|webextension-polyfill|@wxt-dev)(?:\/|$)/, ['entrypoints']],
  [
    /^zod(?:\/|$)/,
    ['lib/protocol', 'lib/decode', 'lib/checks', 'lib/session', 'lib/network', 'lib/transport', 'lib/state'],
  ],
  [/^@cfworker\/json-schema$/, ['lib/decode/custom']],
  [/^idb$/, ['lib/session/kept']],
  [/^fflate$/, ['lib/decode', 'lib/session/bytes']],
  [/^@preact\/signals$/, ['lib/state', 'components', 'entrypoints']],
  [/^preact(?:\/|$)/, ['components', 'entrypoints']],
  [/^(?:@msgpack\/msgpack|cbor2|fflate)$/, ['lib/decode/binary']],
];

/** Debt: imports that the table forbids, each with the reason that it still stands. */
const DEBT: readonly string[] = [];

interface Import {
  readonly from: string;
  readonly to: string;
  readonly isType: boolean;
}

const files = globSync('{lib,components,entrypoints}/**/*.{ts,tsx}', { cwd: ROOT })
  .map((file) => file.replaceAll('\\', '/'))
  .sort();
const sources = new Map(files.map((file) => [file, readFileSync(join(ROOT, file), 'utf8')]));
const imports = files.flatMap(importsOf);

function importsOf(from: string): Import[] {
  const text = sources.get(from) ?? '';
  const statements = text.matchAll(
    /^[ \t]*(?:import|export)\s+(type\s+)?([^;'"]*?\bfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm,
  );
  return [...statements].map(([, type, names = '', path, lazyPath]) => {
    const specifier = path ?? lazyPath ?? '';
    const to = specifier.startsWith('.') ? normalize(join(dirname(from), specifier)).replaceAll('\\', '/') : specifier;
    return { from, to: to.replace(/\?.*$/, ''), isType: type !== undefined || hasOnlyTypes(names) };
  });
}

/** `{ type A, type B } from`: nothing of it is left at run time. */
function hasOnlyTypes(names: string): boolean {
  const braces = /^\{([^}]*)\}\s*from\s+$/
    .exec(names)?.[1]
    ?.split(',')
    .map((name) => name.trim());
  return braces?.filter((name) => name !== '').every((name) => name.startsWith('type ')) ?? false;
}

function isIn(file: string, folder: string): boolean {
  return file.startsWith(`${folder}/`);
}

function folderOf(file: string): string | undefined {
  const owners = Object.keys(MAY_IMPORT).filter((folder) => isIn(file, folder));
  return owners.sort((a, b) => b.length - a.length)[0];
}

function isAllowed({ from, to, isType }: Import): boolean {
  const folder = folderOf(from);
  if (folder === undefined) return false;
  if (to.endsWith('.css') || isIn(to, folder)) return true;
  const allowed = [...(MAY_IMPORT[folder] ?? []), ...(isType ? (MAY_IMPORT_TYPES[folder] ?? []) : [])];
  // A component may use the controls of components/ui, which lie inside its own folder.
  return allowed.some((other) => isIn(to, other));
}

function isAllowedPackage({ from, to, isType }: Import): boolean {
  const rule = PACKAGES.find(([name]) => name.test(to));
  if (rule === undefined) return isType || to.startsWith('virtual:');
  return rule[1].some((folder) => isIn(from, folder));
}

function isLocal({ to }: Import): boolean {
  return /^(?:lib|components|entrypoints)\//.test(to);
}

function named({ from, to }: Import): string {
  return `${from} -> ${to}`;
}

function valueImportsOf(file: string): string[] {
  return imports.filter((one) => one.from === file && !one.isType).map((one) => one.to);
}

function reachableFrom(start: readonly string[]): Set<string> {
  const reached = new Set<string>(start);
  for (const file of reached) for (const next of valueImportsOf(file)) reached.add(next);
  return reached;
}

describe('the architecture', () => {
  it('finds files and imports at all', () => {
    expect(files.length).toBeGreaterThan(20);
    expect(imports.length).toBeGreaterThan(files.length / 2);
    expect(files.filter((file) => folderOf(file) === undefined)).toEqual([]);
  });

  it('imports downwards only', () => {
    const wrong = imports.filter((one) => isLocal(one) && !isAllowed(one)).map(named);
    expect(wrong.filter((one) => !DEBT.includes(one))).toEqual([]);
  });

  it('imports packages only where they belong', () => {
    expect(imports.filter((one) => !isLocal(one) && !isAllowedPackage(one)).map(named)).toEqual([]);
  });

  it('names files with their ending, and no barrels', () => {
    const relative = imports.filter(isLocal);
    expect(relative.filter(({ to }) => !sources.has(to) && !to.endsWith('.css')).map(named)).toEqual([]);
    expect(files.filter((file) => /^(?:lib|components)\/.*\/index\.tsx?$/.test(file))).toEqual([]);
  });

  it('ships nothing but the hook into pages', () => {
    const hook = files.filter((file) => isIn(file, 'lib/hook') || file === 'entrypoints/hook.content.ts');
    const strangers = [...reachableFrom(hook)].filter((file) => !hook.includes(file));
    expect(strangers.filter((file) => file !== 'wxt/utils/define-content-script')).toEqual([]);
  });

  it('calls the browser from entrypoints only', () => {
    const callers = files.filter((file) => !isIn(file, 'entrypoints') && !isIn(file, 'lib/hook'));
    const calls =
      /(?<![\w.'"`$-])(?:browser|chrome)\.(?:devtools|runtime|tabs|storage|scripting|webNavigation|action)\b/;
    const code = (file: string) => (sources.get(file) ?? '').replace(/\/\/.*|\/\*[\s\S]*?\*\//g, '');
    expect(callers.filter((file) => calls.test(code(file)))).toEqual([]);
  });

  it('has no cycles', () => {
    const cyclic = files.filter((file) => reachableFrom(valueImportsOf(file)).has(file));
    expect(cyclic).toEqual([]);
  });

  it(`has no file above ${MAX_LINES} lines`, () => {
    const long = files.filter((file) => (sources.get(file) ?? '').split('\n').length - 1 > MAX_LINES);
    expect(long).toEqual([]);
  });
});
