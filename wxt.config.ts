import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';

export default defineConfig({
  modules: ['@wxt-dev/webextension-polyfill'],
  imports: false,
  vite: () => ({ plugins: [preact({ devToolsEnabled: false })] }),
  manifest: ({ browser }) => ({
    name: 'Tapewire',
    description: "Shows what a page's WebSockets really do, who opened each one, and why it failed.",
    // Ports then carry typed arrays as they are; Firefox always does, and refuses keys that it does not know.
    ...(browser === 'chrome' ? { message_serialization: 'structured_clone' } : {}),
  }),
  hooks: {
    'build:done': (wxt) => ignoreInDevTools(join(wxt.config.outDir, 'content-scripts/hook.js')),
  },
});

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
