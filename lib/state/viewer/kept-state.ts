// The kept captures as a list: shown, opened, deleted.
import { createModel, signal } from '@preact/signals';
import type { KeptLibrary, ListedSession } from '../../session/kept/kept-library.ts';

export const KeptState = createModel((library: KeptLibrary) => {
  /** Null until they are known. */
  const sessions = signal<readonly ListedSession[] | null>(null);
  const hasFailed = signal(false);

  async function refresh(): Promise<void> {
    try {
      sessions.value = await library.list();
      hasFailed.value = false;
    } catch {
      // A private window of Firefox has no database.
      hasFailed.value = true;
    }
  }

  return {
    sessions,
    hasFailed,
    refresh,
    async remove(id: string) {
      await library.remove(id);
      await refresh();
    },
    async removeAll() {
      await library.removeAll();
      await refresh();
    },
    contentOf: library.contentOf,
  };
});
export type KeptState = InstanceType<typeof KeptState>;
