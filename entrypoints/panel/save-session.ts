import { browser } from 'wxt/browser';
import type { SessionEvent } from '../../lib/protocol/events.ts';
import { byteStream } from '../../lib/session/bytes/byte-stream.ts';
import { sessionText } from '../../lib/session/native/write-session.ts';

/** Hands the session to the user as a download. */
export async function saveSession(events: Iterable<SessionEvent>): Promise<void> {
  const now = new Date();
  const creator = `Tapewire ${browser.runtime.getManifest().version}`;
  const text = sessionText(events, { savedAt: now.getTime(), creator });
  const headers = { 'content-type': 'application/gzip' };
  const file = await new Response(byteStream(text, { isCompressed: true }), { headers }).blob();
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = `session-${now.toISOString().replace(/[:.]/g, '-')}.tapewire.ndjson.gz`;
  link.click();
  // The download holds the bytes from the click on; the address is not needed any more.
  setTimeout(() => URL.revokeObjectURL(link.href));
}
