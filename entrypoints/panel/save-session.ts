import { browser } from 'wxt/browser';
import type { SessionEvent } from '../../lib/protocol/events.ts';
import { writeSession } from '../../lib/session/write-session.ts';

/** Hands the session to the user as a download. */
export async function saveSession(events: readonly SessionEvent[]): Promise<void> {
  const now = new Date();
  const creator = `Tapewire ${browser.runtime.getManifest().version}`;
  const bytes = await writeSession(events, { savedAt: now.getTime(), creator });
  const file = new Blob([bytes], { type: 'application/gzip' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = `session-${now.toISOString().replace(/[:.]/g, '-')}.tapewire.ndjson.gz`;
  link.click();
  // The download holds the bytes from the click on; the address is not needed any more.
  setTimeout(() => URL.revokeObjectURL(link.href));
}
