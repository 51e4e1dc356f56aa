// The way to the bridge: one MessagePort, handed over synchronously before any page script runs. Afterwards nothing
// that a page could hear is dispatched, so a page can neither read the traffic nor forge it.
import type { Batch } from '../protocol/batch.ts';
import type { BRIDGE_IS_HERE as BridgeIsHere, HOOK_IS_HERE as HookIsHere } from '../protocol/hand-over.ts';
import type { RealmId } from '../protocol/identifiers.ts';
import type { Relative } from './family.ts';
import {
  addListener,
  call,
  dispatch,
  eventData,
  eventSource,
  NativeCustomEvent,
  NativeMessageChannel,
  NativeMessageEvent,
  postToPort,
  removeListener,
  setPrototypeOf,
  startPort,
} from './natives.ts';

// The page's side takes only types from the protocol: a difference to the bridge's names is a type error.
const HOOK_IS_HERE: typeof HookIsHere = 'tapewire:hook';
const BRIDGE_IS_HERE: typeof BridgeIsHere = 'tapewire:bridge';

/**
 * What the bridge asks of the realm that it names, or of this window and all its workers. Checked by hand: no schema
 * library is shipped into pages.
 */
export type HookCommand =
  | { readonly type: 'attach' | 'pull'; readonly realmId: string; readonly received: number }
  | { readonly type: 'detach' | 'silence' };

/**
 * What the hook tells the bridge: its realm and the secret event by which its last batches come, or a worker's realm;
 * batches of any of them.
 */
export type HookPost = { readonly type: 'realm'; readonly realmId: RealmId; readonly farewell?: string } | Batch;

export interface Channel {
  post(post: HookPost): void;
  /** As the page goes away: a port would deliver too late, so the batch goes at once, in an event only the bridge knows. */
  postAtOnce(batch: Batch): void;
  /** Asks, in the same way, whether anybody wants these last batches. */
  isAwaited(): boolean;
  /**
   * Offers the port to the bridge, now if it is there, else when it says that it is. The bridge remembers `secret` for
   * realms to come, and in an event `secret?` it names a relative of this one, if it knows any.
   */
  offer(secret: string, onRelative: (relative: Relative) => void): void;
}

/** `onCommand` gets sound commands only. */
export function openChannel(
  scope: Window & typeof globalThis,
  farewell: string,
  onCommand: (command: HookCommand) => void,
): Channel {
  const meetingPoint = scope.document.fonts;
  const { port1, port2 } = new NativeMessageChannel();
  call(addListener, port1, [
    'message',
    (event: Event) => {
      const command = parseCommand(call(eventData, event, []));
      if (command !== null) onCommand(command);
    },
  ]);
  call(startPort, port1, []);

  /** False when the bridge prevented the event's default. */
  const sayAtOnce = (detail: Batch | null): boolean =>
    call(dispatch, scope, [
      new NativeCustomEvent(farewell, { __proto__: null, detail, cancelable: true } as CustomEventInit),
    ]);

  return {
    post: (post) => call(postToPort, port1, [post]),
    postAtOnce: (batch) => void sayAtOnce(batch),
    isAwaited: () => !sayAtOnce(null),
    offer(secret, onRelative) {
      const onAnswer = (event: Event): void => {
        onRelative({ scope: call(eventSource, event, []), secret: call(eventData, event, []) });
      };
      const isTaken = (): boolean => {
        const offer = new NativeMessageEvent(HOOK_IS_HERE, { data: secret, ports: [port2], cancelable: true });
        return !call<boolean>(dispatch, meetingPoint, [offer]);
      };
      const onBridge = (): void => {
        if (isTaken()) call(removeListener, meetingPoint, [BRIDGE_IS_HERE, onBridge]);
      };
      call(addListener, meetingPoint, [`${secret}?`, onAnswer]);
      call(addListener, meetingPoint, [BRIDGE_IS_HERE, onBridge]);
      onBridge();
    },
  };
}

export function parseCommand(data: unknown): HookCommand | null {
  if (typeof data !== 'object' || data === null) return null;
  // What a command lacks would be looked up on the page's `Object.prototype`.
  setPrototypeOf(data, null);
  const { type, realmId, received } = data as { type?: unknown; realmId?: unknown; received?: unknown };
  if (type === 'detach' || type === 'silence') return { type };
  if ((type !== 'attach' && type !== 'pull') || typeof realmId !== 'string' || typeof received !== 'number')
    return null;
  return { type, realmId, received };
}
