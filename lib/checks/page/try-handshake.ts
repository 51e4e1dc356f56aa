// Runs in the panel, and from its own text in the page: it may use nothing but its arguments and the platform.

export interface HandshakeReply {
  readonly outcome: 'opened' | 'failed' | 'timed-out' | 'threw';
  readonly subprotocol: string;
  readonly tookMs: number;
  readonly failureText: string | null;
}

/** Opens a WebSocket and closes it again at once. */
export function tryHandshake(url: string, subprotocols: readonly string[], limitMs: number): Promise<HandshakeReply> {
  return new Promise((resolve) => {
    const startedAt = performance.now();
    function end(outcome: HandshakeReply['outcome'], subprotocol = '', failureText: string | null = null): void {
      resolve({ outcome, subprotocol, tookMs: performance.now() - startedAt, failureText });
    }
    try {
      const socket = new WebSocket(url, [...subprotocols]);
      const timer = setTimeout(() => {
        end('timed-out');
        socket.close();
      }, limitMs);
      socket.onopen = () => {
        end('opened', socket.protocol);
        socket.close(1000, 'Tapewire check');
      };
      socket.onclose = () => {
        clearTimeout(timer);
        end('failed');
      };
    } catch (error) {
      end('threw', '', String(error));
    }
  });
}
