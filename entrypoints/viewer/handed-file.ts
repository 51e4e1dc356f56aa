// A file on its way from the panel to the viewer's tab: both are of one origin, so it is handed over as it is and no copy
// of it is kept anywhere.

/** The tab may take a while to load. */
const LIMIT_MS = 30_000;
const READY = 'ready';

function channelOf(id: string): BroadcastChannel {
  return new BroadcastChannel(`tapewire-file-${id}`);
}

/** Holds the file for the tab that is opened with the returned id. */
export function offerFile(file: File): string {
  const id = crypto.randomUUID();
  const channel = channelOf(id);
  const limit = setTimeout(() => channel.close(), LIMIT_MS);
  channel.onmessage = ({ data }) => {
    if (data !== READY) return;
    channel.postMessage(file);
    clearTimeout(limit);
    channel.close();
  };
  return id;
}

/** The file that is held under `id`; null when nobody holds one. */
export function takeFile(id: string): Promise<File | null> {
  const channel = channelOf(id);
  return new Promise((resolve) => {
    const limit = setTimeout(() => end(null), LIMIT_MS);
    function end(file: File | null): void {
      clearTimeout(limit);
      channel.close();
      resolve(file);
    }
    channel.onmessage = ({ data }) => data instanceof File && end(data);
    channel.postMessage(READY);
  });
}
