// What every realm has in common: the observers of its sockets and of its Python runtimes, put together.
import type { RealmId } from '../protocol/identifiers.ts';
import type { Channel, HookCommand } from './channel.ts';
import { type Cloak, installCloak } from './cloak.ts';
import { installConstructor } from './constructor.ts';
import { createGuard, type Guard } from './guard.ts';
import { installClose, installSend } from './methods.ts';
import { createPythonWalk } from './python-walk.ts';
import { createRecorder, type Recorder } from './recorder.ts';
import { installRuntimes } from './runtimes.ts';
import { createSockets, socketGettersOf } from './sockets.ts';

export interface ObservedRealm {
  readonly recorder: Recorder;
  readonly guard: Guard;
  readonly cloak: Cloak;
  /** Obeys a command that is meant for this realm. */
  obey(command: HookCommand): void;
}

/** Throws only before anything was replaced: a platform that lacks a part is left as it is. */
export function observeRealm(
  scope: typeof globalThis,
  realmId: RealmId,
  channel: Pick<Channel, 'post' | 'postAtOnce' | 'isAwaited'>,
): ObservedRealm {
  const { prototype } = scope.WebSocket;
  const getters = socketGettersOf(prototype);
  const recorder = createRecorder(realmId, channel);
  const guard = createGuard((where, errorMessage, hasSteppedAside) => {
    recorder.control({ type: 'hook-faulted', where, errorMessage, hasSteppedAside });
  });
  const sockets = createSockets(realmId, getters, recorder, guard);
  const pythonWalk = createPythonWalk(scope);
  const observer = { recorder, sockets, getters, pythonWalk, guard };
  const cloak = installCloak();
  installConstructor(scope, cloak, observer);
  installSend(prototype, cloak, observer);
  installClose(prototype, cloak, observer);
  guard.run('runtimes', () => installRuntimes(scope, cloak, observer));
  return {
    recorder,
    guard,
    cloak,
    obey(command) {
      guard.run(command.type, () => {
        if (command.type === 'attach') recorder.attach(command.received);
        else if (command.type === 'pull') recorder.pull(command.received);
        else if (command.type === 'detach') recorder.detach();
        else guard.stepAside();
      });
    },
  };
}

/** 64 random bits. `crypto.randomUUID` does not exist on pages served over plain HTTP. */
export function randomId(): string {
  const words = crypto.getRandomValues(new Uint32Array(2));
  return `${(words[0] ?? 0).toString(36)}${(words[1] ?? 0).toString(36)}`;
}
