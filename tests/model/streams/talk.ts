// One connection's talk for tests: what is sent and received at which time, heard by a session.
import { createSessionModel, type SessionModel } from '../../../lib/model/session.ts';
import type { Stream } from '../../../lib/model/streams/stream.ts';
import type { SessionEvent } from '../../../lib/protocol/events.ts';
import type { ConnectionId } from '../../../lib/protocol/identifiers.ts';
import { createRealmLog, JS_STACK, URL_OF_APP } from '../session-log.ts';

export type Payload = string | Uint8Array<ArrayBuffer>;

export interface Talk {
  readonly id: ConnectionId;
  readonly model: SessionModel;
  sent(at: number, payload: Payload | object): void;
  received(at: number, payload: Payload | object): void;
  event(event: SessionEvent): void;
  stream(): Stream;
  readonly log: ReturnType<typeof createRealmLog>;
}

export interface TalkOptions {
  readonly url?: string;
  readonly subprotocol?: string;
  readonly realm?: string;
  readonly model?: SessionModel;
}

/** An open connection. */
export function talkOn({
  url = URL_OF_APP,
  subprotocol = '',
  realm = 'page',
  model = createSessionModel(),
}: TalkOptions = {}): Talk {
  const log = createRealmLog(realm);
  const event = (one: SessionEvent) => model.append([one]);
  event(log.started(0));
  const id = log.nextId();
  event(log.created(1, JS_STACK, null, url));
  event({ ...log.opened(2, id), subprotocol } as SessionEvent);
  return {
    id,
    model,
    log,
    event,
    sent(at, payload) {
      event({ ...log.received(at, id, wire(payload)), type: 'message-sent' } as SessionEvent);
    },
    received: (at, payload) => event(log.received(at, id, wire(payload))),
    stream() {
      const stream = model.view().streams.get(id);
      if (stream === undefined) throw new Error('Nothing was said.');
      return stream;
    },
  };
}

function wire(payload: Payload | object): Payload {
  if (typeof payload === 'string' || payload instanceof Uint8Array) return payload as Payload;
  return JSON.stringify(payload);
}
