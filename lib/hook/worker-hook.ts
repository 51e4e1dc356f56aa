// Runs in front of a worker's own code, in the worker: the same observers, which report through the window's hook.
import type { RealmId } from '../protocol/identifiers.ts';
import type { HookPost } from './channel.ts';
import { replaceValue } from './cloak.ts';
import { call, getOwnPropertyDescriptor, getPrototypeOf } from './natives.ts';
import { observeRealm, randomId } from './observe.ts';
import { restamp } from './stack.ts';
import { enterLobby } from './worker-lobby.ts';
import { type HookFunction, hookSourceOf } from './worker-source.ts';
import { installWorkers } from './workers.ts';

interface WorkerScope {
  readonly name: string;
  readonly location: { readonly href: string };
  close(): void;
}

/** Observes every `WebSocket` that this worker constructs from now on, and workers of its own. */
export function installWorkerHook(
  scope: typeof globalThis & WorkerScope,
  lobbyName: string,
  parentId: RealmId,
  hookFunction: HookFunction,
): void {
  const realmId = randomId() as RealmId;
  const { name: title, location } = scope;
  const { href: url } = location;
  // Nothing is posted before a command came.
  const post = (posted: HookPost): void => way?.post(posted);
  const realm = observeRealm(scope, realmId, { post, postAtOnce: post, isAwaited: () => true });
  const { recorder, guard, cloak } = realm;
  recorder.control({ type: 'realm-started', kind: 'dedicated-worker', url, isTop: false, title, parentId });
  const way = enterLobby(lobbyName, { realmId, url }, realm.obey);
  if (way === null) guard.stepAside();

  function closeTrap(target: () => void, thisArgument: unknown, args: unknown[]): unknown {
    // Before: a worker that has closed can post nothing more, and no command will reach it.
    guard.run('close', () => {
      recorder.control({ type: 'realm-ended', isCached: false });
      recorder.farewell();
    });
    try {
      return call(target, thisArgument, args);
    } catch (error) {
      restamp(error, closeTrap);
      throw error;
    }
  }
  guard.run('close', () => {
    const holder = getOwnPropertyDescriptor(scope, 'close') === undefined ? (getPrototypeOf(scope) as object) : scope;
    replaceValue(holder, 'close', cloak.standIn(scope.close, { apply: closeTrap as never }));
  });
  guard.run('workers', () => {
    const hookSource = (): string => hookSourceOf(hookFunction, lobbyName, realmId);
    installWorkers(scope, cloak, { recorder, guard, hookSource });
  });
}
