// Where the workers of a window report, and how commands reach them: BroadcastChannels with names that only the hook's
// own source in those workers holds. A message or port of the worker's own would be seen by the page's code in it.
import type { RealmId } from '../protocol/identifiers.ts';
import type { Channel, HookCommand } from './channel.ts';
import { parseCommand } from './channel.ts';
import type { Guard } from './guard.ts';
import { addListener, bareArray, call, eventData, setPrototypeOf } from './natives.ts';
import { closeBroadcast, NativeBroadcastChannel, postToAll } from './runtime-natives.ts';

/** Workers of one window that are followed; those of nested workers count too. */
const MAX_WORKERS = 256;
const MAX_ID = 64;

export interface Lobby {
  readonly name: string;
  /** Listens from now on. A window without workers opens nothing. */
  open(): void;
  /** Passes a command on to the worker that it is meant for, or to all. */
  pass(command: HookCommand): void;
  /** The realm of the worker that was started from `url`; null when it has not reported. */
  realmAt(url: string): RealmId | null;
}

interface Guest {
  readonly realmId: RealmId;
  readonly url: string;
  way: BroadcastChannel | null;
}

/** The window's side; each worker gets a way of its own, so that none has to hear what the others say. */
export function openLobby(
  scope: EventTarget,
  name: string,
  channel: Pick<Channel, 'post'>,
  guard: Guard,
  onTooMany: (url: string) => void,
): Lobby {
  const guests = bareArray<Guest>();
  let isOpen = false;
  let lobby: BroadcastChannel | null = null;

  function listen(way: string, onPost: (post: Post) => void): BroadcastChannel | null {
    return listenTo(way, (post) => guard.run('worker', () => onPost(post)));
  }

  function openDoor(): void {
    lobby = listen(name, (post) => {
      if (post.type === 'realm') welcome(post);
    });
  }

  function openWay({ realmId }: Pick<Guest, 'realmId'>): BroadcastChannel | null {
    return listen(wayName(name, realmId), (post) => {
      // A worker speaks for itself alone.
      if (post.type === 'batch' && post.realmId === realmId) channel.post(post as never);
    });
  }

  function welcome(post: Post): void {
    const { url } = post;
    const realmId = post.realmId as RealmId;
    if (typeof realmId !== 'string' || typeof url !== 'string') return;
    if (realmId.length > MAX_ID) return;
    for (let index = 0; index < guests.length; index++) if (guests[index]?.realmId === realmId) return;
    if (guests.length === MAX_WORKERS) {
      onTooMany(url);
      return;
    }
    guests[guests.length] = { realmId, url, way: openWay({ realmId }) };
    channel.post({ type: 'realm', realmId });
  }

  /** A page that hears a BroadcastChannel in the back/forward cache is thrown out of it: it closes them before. */
  function onPageHide(): void {
    close(lobby);
    lobby = null;
    for (let index = 0; index < guests.length; index++) {
      const guest = guests[index] as Guest;
      close(guest.way);
      guest.way = null;
    }
  }

  function onPageShow(): void {
    if (lobby !== null) return;
    openDoor();
    for (let index = 0; index < guests.length; index++) {
      const guest = guests[index] as Guest;
      guest.way = openWay(guest);
    }
    // Workers may have come while the door was closed.
    if (lobby !== null) call(postToAll, lobby, [{ type: 'who' }]);
  }

  return {
    name,
    open() {
      if (isOpen) return;
      isOpen = true;
      openDoor();
      call(addListener, scope, ['pagehide', trusted(guard, onPageHide), true]);
      call(addListener, scope, ['pageshow', trusted(guard, onPageShow), true]);
    },
    pass(command) {
      for (let index = 0; index < guests.length; index++) {
        const { realmId, way } = guests[index] as Guest;
        if (way !== null && (!('realmId' in command) || command.realmId === realmId)) call(postToAll, way, [command]);
      }
    },
    realmAt(url) {
      for (let index = 0; index < guests.length; index++) {
        const guest = guests[index] as Guest;
        if (guest.url === url) return guest.realmId;
      }
      return null;
    },
  };
}

function trusted(guard: Guard, task: () => void): (event: Event) => void {
  return (event) => {
    if (event.isTrusted) guard.run('lobby', task);
  };
}

function close(way: BroadcastChannel | null): void {
  if (way !== null) call(closeBroadcast, way, []);
}

/** A worker's side: says that `realmId` is there and hears its commands. Null where the platform has no such way. */
export function enterLobby(
  name: string,
  { realmId, url }: { readonly realmId: RealmId; readonly url: string },
  onCommand: (command: HookCommand) => void,
): Pick<Channel, 'post'> | null {
  const way = listenTo(wayName(name, realmId), (post) => {
    const command = parseCommand(post);
    if (command !== null) onCommand(command);
  });
  const sayHello = (): void => call(postToAll, lobby, [{ type: 'realm', realmId, url }]);
  const lobby = listenTo(name, (post) => {
    if (post.type === 'who') sayHello();
  });
  if (way === null || lobby === null) return null;
  sayHello();
  return { post: (post) => call(postToAll, way, [post]) };
}

type Post = { readonly type?: unknown; readonly realmId?: unknown; readonly url?: unknown };

function listenTo(name: string, onPost: (post: Post) => void): BroadcastChannel | null {
  if (NativeBroadcastChannel === undefined) return null;
  const way = new NativeBroadcastChannel(name);
  const onMessage = (event: Event): void => {
    const post = call<unknown>(eventData, event, []);
    if (typeof post !== 'object' || post === null) return;
    // What a post lacks would be looked up on the page's `Object.prototype`.
    setPrototypeOf(post, null);
    onPost(post);
  };
  call(addListener, way, ['message', onMessage]);
  return way;
}

function wayName(lobby: string, realmId: string): string {
  return `${lobby}/${realmId}`;
}
