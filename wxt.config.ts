import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Script } from 'node:vm';
import preact from '@preact/preset-vite';
import type { HtmlTagDescriptor, IndexHtmlTransformContext, Rolldown } from 'vite';
import { defineConfig } from 'wxt';

const GECKO = {
  id: '{52649a12-22a3-46ca-83d2-f82e87a79fa7}',
  // The hook needs `world: MAIN` (128); Mozilla asks every new extension for the next key, which all Firefoxes read from 142 on.
  strict_min_version: '142.0',
  data_collection_permissions: { required: ['none' as const] },
};

export default defineConfig({
  modules: ['@wxt-dev/webextension-polyfill'],
  imports: false,
  zip: {
    // What a reviewer needs to build the same package: `npm ci && npm run build:firefox`.
    excludeSources: ['tests/**', 'artifacts/**', '.ci/**'],
  },
  vite: () => ({
    // Every browser that takes the manifest knows it by itself.
    build: { modulePreload: { polyfill: false } },
    plugins: [
      bareContentScripts(),
      preact({ devToolsEnabled: false }),
      noPagePlugins(),
      pagesStartFromOneFile(),
      panelReadsAhead(),
    ],
  }),
  manifest: ({ browser }) => ({
    name: 'Tapewire',
    description: "Shows what a page's WebSockets really do, who opened each one, and why it failed.",
    // A press on the button allows one picture of that tab, and nothing else.
    permissions: ['activeTab'],
    action: { default_title: 'Tapewire' },
    commands: {
      [browser === 'firefox' ? '_execute_browser_action' : '_execute_action']: {
        suggested_key: { default: 'Alt+Shift+M' },
      },
    },
    // Ports then carry typed arrays as they are; Firefox always does, and refuses keys that it does not know.
    ...(browser === 'chrome' ? { message_serialization: 'structured_clone' } : {}),
    // Else what a page of a private window says goes to the extension of the other windows, and never to its own panel.
    ...(browser === 'chrome' ? { incognito: 'split' as const } : {}),
    ...(browser === 'firefox' ? { browser_specific_settings: { gecko: GECKO } } : {}),
  }),
  hooks: {
    'build:done': async (wxt) => {
      const script = join(wxt.config.outDir, 'content-scripts/hook.js');
      await wrapInFunction(script);
      await ignoreInDevTools(script);
    },
  },
});

/**
 * Content scripts that begin at once. WXT would start them inside a promise and log what they throw, and no line of
 * ours may ever show in a page's console.
 */
function bareContentScripts() {
  const wrapped = /virtual:wxt-content-script-(?:main|isolated)-world-entrypoint\?(.+)$/;
  return {
    name: 'bare-content-scripts',
    enforce: 'pre' as const,
    load(id: string) {
      const path = wrapped.exec(id)?.[1];
      return path && `import definition from ${JSON.stringify(path)};\ndefinition.main();\n`;
    },
  };
}

/** WXT gives each page a module that starts plugins of WXT. We have none: it would be one more file to be fetched. */
function noPagePlugins() {
  return {
    name: 'no-page-plugins',
    enforce: 'pre' as const,
    load: (id: string) => (id === '\0virtual:wxt-html-plugins' ? { code: '', moduleSideEffects: false } : null),
  };
}

/**
 * What the panel starts with lies in one file: the bundler would make forty of it, since the viewer shares most, each to
 * be fetched. What it reads pages with lies in another: it begins before the first is there.
 */
function pagesStartFromOneFile() {
  const panel = /\/entrypoints\/panel\/start\.tsx$/;
  const reading = /\/entrypoints\/panel\/main\.ts$/;
  const devtools = /\/entrypoints\/devtools\//;
  return {
    name: 'pages-start-from-one-file',
    outputOptions(options: Rolldown.OutputOptions): Rolldown.OutputOptions {
      // Content scripts are one file each as it is.
      if (options.format === 'iife') return options;
      return {
        ...options,
        codeSplitting: {
          // The page of DevTools shares a little of it, and must not read the rest.
          includeDependenciesRecursively: false,
          groups: [
            {
              debugName: 'pages',
              name: (id, graph) => {
                const importers = importersOf(id, (one) => graph.getModuleInfo(one)?.importers ?? []);
                const isBy = (entry: RegExp): boolean => importers.some((one) => entry.test(one));
                if (reading.test(id) || isBy(devtools)) return null;
                if (isBy(reading)) return 'reading';
                return isBy(panel) && !id.includes('/entrypoints/panel/') ? 'start' : null;
              },
            },
          ],
        },
      };
    },
  };
}

/** The browser fetches what the panel will ask for, scripts and styles, while it runs what comes before. */
function panelReadsAhead() {
  return {
    name: 'panel-reads-ahead',
    transformIndexHtml: {
      order: 'post' as const,
      handler(_: string, { chunk, bundle = {}, path }: IndexHtmlTransformContext) {
        if (chunk === undefined || !path.includes('/panel/')) return [];
        const scripts = new Set(chunk.dynamicImports);
        const styles = new Set<string>();
        for (const name of scripts) {
          const file = bundle[name];
          if (file?.type !== 'chunk') continue;
          for (const imported of file.imports) scripts.add(imported);
          for (const style of file.viteMetadata?.importedCss ?? []) styles.add(style);
        }
        for (const name of chunk.imports) scripts.delete(name);
        return [
          ...[...styles].map((name) => link('stylesheet', name)),
          // What asks the pages comes first, and they answer meanwhile.
          ...[...scripts].map((name) => link('modulepreload', name, { fetchpriority: 'low' })),
        ];
      },
    },
  };
}

function link(rel: string, name: string, attributes: Record<string, string> = {}): HtmlTagDescriptor {
  return { tag: 'link', attrs: { rel, ...attributes, crossorigin: true, href: `/${name}` }, injectTo: 'head' };
}

/** The module itself and all that import it, at any remove, but not those that do so only when they come to need it. */
function importersOf(id: string, importersOfOne: (id: string) => readonly string[]): string[] {
  const found = new Set([id]);
  for (const one of found) for (const importer of importersOfOne(one)) found.add(importer);
  return [...found];
}

/**
 * Makes the hook one function that knows itself by name: it hands its own text to workers (`lib/hook/worker-source.ts`).
 * On one line, so that the lines of a worker keep their numbers; line breaks are in template literals only.
 */
async function wrapInFunction(script: string): Promise<void> {
  const code = (await readFile(script, 'utf8')).trim().replaceAll('\n', '\\n');
  const wrapped = `(function tapewireHook(tapewireLobby,tapewireParent){${code}})();`;
  new Script(wrapped);
  await writeFile(script, wrapped);
}

/**
 * Chrome links its own console lines ("WebSocket connection to ... failed") to the top frame of the stack, which is the
 * hook's. A source map whose `ignoreList` holds the hook makes DevTools link the page's own line, as without us.
 */
async function ignoreInDevTools(script: string): Promise<void> {
  const lines = (await readFile(script, 'utf8')).split('\n').length;
  const map = {
    version: 3,
    sources: ['hook.js'],
    names: [],
    // Every line begins at the one source; what follows on a line belongs to the same segment.
    mappings: Array(lines).fill('AAAA').join(';'),
    ignoreList: [0],
    x_google_ignoreList: [0],
  };
  const encoded = Buffer.from(JSON.stringify(map)).toString('base64');
  await appendFile(script, `\n//# sourceMappingURL=data:application/json;base64,${encoded}\n`);
}
