// The way to the bridge: one MessagePort, handed over synchronously before any page script runs. Afterwards nothing
// is ever dispatched in the page, so a page can neither read the traffic nor forge it.
import type { Batch } from '../protocol/batch.ts';
import type { BRIDGE_IS_HERE as BridgeIsHere, HOOK_IS_HERE as HookIsHere } from '../protocol/hand-over.ts';
import type { RealmId } from '../protocol/identifiers.ts';
import {
  addListener,
  call,
  dispatch,
  eventData,
  NativeCustomEvent,
  NativeMessageChannel,
  NativeMessageEvent,
  postToPort,
  removeListener,
  startPort,
} from './natives.ts';

// The page's side takes only types from the protocol: a difference to the bridge's names is a type error.
const HOOK_IS_HERE: typeof HookIsHere = 'tapewire:hook';
const BRIDGE_IS_HERE: typeof BridgeIsHere = 'tapewire:bridge';

/** What the bridge asks of the hook. Checked by hand: no schema library is shipped into pages. */
export type HookCommand =
  | { readonly type: 'attach'; readonly received: number }
  | { readonly type: 'pull'; readonly received: number }
  | { readonly type: 'detach' }
  | { readonly type: 'silence' };

/** What the hook tells the bridge: its realm and the secret event by which its last batches come; batches. */
export type HookPost = { readonly type: 'realm'; readonly realmId: RealmId; readonly farewell: string } | Batch;

export interface Channel {
  post(post: HookPost): void;
  /** As the page goes away: a port would deliver too late, so the batch goes at once, in an event only the bridge knows. */
  postAtOnce(batch: Batch): void;
}

/** Offers the port to the bridge, now if it is there, else when it says that it is. `onCommand` gets sound commands only. */
export function openChannel(scope: EventTarget, farewell: string, onCommand: (command: HookCommand) => void): Channel {
  const { port1, port2 } = new NativeMessageChannel();
  call(addListener, port1, [
    'message',
    (event: Event) => {
      const command = parseCommand(call(eventData, event, []));
      if (command !== null) onCommand(command);
    },
  ]);
  call(startPort, port1, []);

  function offer(): boolean {
    const event = new NativeMessageEvent(HOOK_IS_HERE, { ports: [port2], cancelable: true });
    return !call<boolean>(dispatch, scope, [event]);
  }
  if (!offer()) {
    const onBridge = (): void => {
      if (offer()) call(removeListener, scope, [BRIDGE_IS_HERE, onBridge]);
    };
    call(addListener, scope, [BRIDGE_IS_HERE, onBridge]);
  }
  return {
    post: (post) => call(postToPort, port1, [post]),
    postAtOnce: (detail) => call(dispatch, scope, [new NativeCustomEvent(farewell, { detail })]),
  };
}

function parseCommand(data: unknown): HookCommand | null {
  if (typeof data !== 'object' || data === null) return null;
  const { type, received } = data as { type?: unknown; received?: unknown };
  if (type === 'detach' || type === 'silence') return { type };
  if ((type !== 'attach' && type !== 'pull') || typeof received !== 'number') return null;
  return { type, received };
}
