// A typed two-way way between two parts of ours, over an extension port or anything like one.

/** The part of `runtime.Port` that a link needs. */
export interface PortLike {
  postMessage(message: unknown): void;
  disconnect(): void;
  readonly onMessage: { addListener(listener: (message: unknown) => void): void };
  readonly onDisconnect: { addListener(listener: () => void): void };
}

export interface Link {
  /** Returns false when the other end is gone: expected, never thrown. */
  post(message: unknown): boolean;
  close(): void;
}

export interface LinkListener {
  onMessage(message: unknown): void;
  /** Called once, when the other end is gone; not after `close`. */
  onClose(): void;
}

export function linkOver(port: PortLike, listener: LinkListener): Link {
  let isOpen = true;
  function end(): void {
    if (!isOpen) return;
    isOpen = false;
    listener.onClose();
  }
  port.onMessage.addListener((message) => {
    if (isOpen) listener.onMessage(message);
  });
  port.onDisconnect.addListener(end);
  return {
    post(message) {
      if (!isOpen) return false;
      try {
        port.postMessage(message);
        return true;
      } catch (error) {
        if (!isGone(error)) throw error;
        end();
        return false;
      }
    },
    close() {
      if (!isOpen) return;
      isOpen = false;
      port.disconnect();
    },
  };
}

/** Recognises the errors of a detached port and of an extension that was reloaded under its content script. */
export function isGone(error: unknown): boolean {
  const message = error instanceof Error ? error.message : String(error);
  return /disconnected port|context invalidated|Receiving end does not exist|message port closed/i.test(message);
}
