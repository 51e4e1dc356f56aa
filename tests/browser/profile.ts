import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// A test page in Portuguese would get an offer of translation laid over DevTools.
const PREFERENCES = { translate: { enabled: false } };

/** A new profile folder for one run of a browser, and how to remove it once the browser is gone. */
export function createProfile(): { readonly dir: string; remove(): void } {
  const dir = mkdtempSync(join(tmpdir(), 'tapewire-profile-'));
  mkdirSync(join(dir, 'Default'));
  writeFileSync(join(dir, 'Default', 'Preferences'), JSON.stringify(PREFERENCES));
  const remove = () => {
    process.off('exit', remove);
    // A killed browser may write a last file while its folder goes.
    rmSync(dir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  process.once('exit', remove);
  return { dir, remove };
}
