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
});
