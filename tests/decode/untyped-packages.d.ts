declare module 'phoenix' {
  export const Serializer: {
    encode(message: object, callback: (encoded: string | ArrayBuffer) => void): void;
    decode(raw: string | ArrayBuffer, callback: (message: Record<string, unknown>) => void): void;
  };
  export class Socket {
    constructor(url: string, options: object);
    connect(): void;
    channel(topic: string, params: object): { join(): unknown; push(event: string, payload: object): unknown };
  }
}

declare module '@rails/actioncable' {
  export const adapters: { WebSocket: unknown };
  export const INTERNAL: { protocols: string[]; message_types: Record<string, string> };
  export function createConsumer(url: string): {
    connect(): void;
    disconnect(): void;
    subscriptions: {
      create(params: object, mixin: object): { perform(action: string, data: object): void; unsubscribe(): void };
    };
  };
}

declare module 'sockjs-client' {
  export default class SockJS {
    constructor(url: string, protocols: null, options: object);
    onopen: () => void;
    onmessage: (event: { data: string }) => void;
    onclose: () => void;
    send(text: string): void;
    close(): void;
  }
}
