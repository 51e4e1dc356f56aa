// Files of the page and of the npm packages that it loads, by URL path. Nothing else can be read.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const PAGE = fileURLToPath(new URL('../page/', import.meta.url));

const ROOTS: Record<string, string> = {
  '/static/': join(PAGE, 'static'),
  '/vendor/pyscript/': join(dirname(require.resolve('@pyscript/core/package.json')), 'dist'),
  '/vendor/pyodide/': dirname(require.resolve('pyodide/package.json')),
  '/vendor/micropython/': dirname(require.resolve('@micropython/micropython-webassembly-pyscript/package.json')),
};

const MIME_TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.py': 'text/x-python; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.zip': 'application/zip',
};

export interface StaticFile {
  body: Buffer;
  mimeType: string;
  /** True for package files, which do not change while the app runs. */
  isVendor: boolean;
}

export function readIndexHtml(): Promise<string> {
  return readFile(join(PAGE, 'index.html'), 'utf8');
}

/** Null when no such file is served. */
export async function readStaticFile(path: string): Promise<StaticFile | null> {
  const prefix = Object.keys(ROOTS).find((candidate) => path.startsWith(candidate));
  const root = prefix && ROOTS[prefix];
  if (!root) return null;
  const file = normalize(join(root, decodeURIComponent(path.slice(prefix.length))));
  const mimeType = MIME_TYPES[extname(file)];
  if (!file.startsWith(root + sep) || !mimeType) return null;
  const body = await readFile(file).catch(() => null);
  return body && { body, mimeType, isVendor: path.startsWith('/vendor/') };
}
