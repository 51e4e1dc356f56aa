// A `ws` client that keeps what it receives, so that tests wait for conditions.
import { WebSocket } from 'ws';

export interface ReceivedMessage extends Record<string, unknown> {
  type: string;
  data?: Record<string, unknown>;
  payload?: Record<string, unknown>;
  broadcast_info?: Record<string, unknown>;
}

export interface TestClient {
  readonly ws: WebSocket;
  readonly texts: readonly string[];
  readonly messages: readonly ReceivedMessage[];
  send(message: unknown): void;
  /** The first message of the type after `from` messages; rejects when the connection closes before it. */
  next(type: string, from?: number): Promise<ReceivedMessage>;
  closed: Promise<{ code: number; reason: string }>;
}

/** Connects and resolves once open; rejects with the handshake's error. */
export async function connectTestClient(url: string): Promise<TestClient> {
  const ws = new WebSocket(url);
  const texts: string[] = [];
  const messages: ReceivedMessage[] = [];
  const checks = new Set<() => void>();

  ws.on('message', (data) => {
    texts.push(String(data));
    messages.push(parse(String(data)));
    for (const check of checks) check();
  });
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    ws.on('close', (code, reason) => resolve({ code, reason: String(reason) }));
  });
  await new Promise<void>((resolve, reject) => {
    ws.once('open', resolve);
    ws.once('error', reject);
  });

  function next(type: string, from = 0): Promise<ReceivedMessage> {
    return new Promise((resolve, reject) => {
      const check = () => {
        const found = messages.slice(from).find((message) => message.type === type);
        if (!found) return;
        checks.delete(check);
        resolve(found);
      };
      checks.add(check);
      check();
      void closed.then(({ code }) => reject(new Error(`Closed with ${code} before ${type} came.`)));
    });
  }

  const send = (message: unknown) => ws.send(typeof message === 'string' ? message : JSON.stringify(message));
  return { ws, texts, messages, send, next, closed };
}

function parse(text: string): ReceivedMessage {
  try {
    return JSON.parse(text) as ReceivedMessage;
  } catch {
    return { type: 'not JSON' };
  }
}

/** Resolves when the condition holds; the test's own time limit is the limit. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve));
}
