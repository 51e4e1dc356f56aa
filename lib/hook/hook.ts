// Runs in the page's own world, before any page script, in every window and frame. Puts the observers together.
import type { RealmId } from '../protocol/identifiers.ts';
import { openChannel } from './channel.ts';
import { installCloak } from './cloak.ts';
import { installConstructor } from './constructor.ts';
import { createGuard } from './guard.ts';
import { followLifetime } from './lifetime.ts';
import { installClose, installSend } from './methods.ts';
import { createPythonWalk } from './python-walk.ts';
import { createRecorder } from './recorder.ts';
import { createSockets, socketGettersOf } from './sockets.ts';

/**
 * Observes every `WebSocket` that this realm constructs from now on. Throws only before anything was replaced: a
 * platform that lacks a part is left as it is.
 */
export function installHook(scope: typeof globalThis & Window): void {
  const prototype = scope.WebSocket.prototype;
  const getters = socketGettersOf(prototype);
  const realmId = randomId() as RealmId;
  const farewell = randomId();
  const channel = openChannel(scope, farewell, (command) => {
    guard.run(command.type, () => {
      if (command.type === 'attach') recorder.attach(command.received);
      else if (command.type === 'pull') recorder.pull(command.received);
      else if (command.type === 'detach') recorder.detach();
      else guard.stepAside();
    });
  });
  const recorder = createRecorder(realmId, channel);
  channel.post({ type: 'realm', realmId, farewell });
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
  guard.run('lifetime', () => followLifetime(scope, recorder, guard));
}

/** 64 random bits. `crypto.randomUUID` does not exist on pages served over plain HTTP. */
function randomId(): string {
  const words = crypto.getRandomValues(new Uint32Array(2));
  return `${(words[0] ?? 0).toString(36)}${(words[1] ?? 0).toString(36)}`;
}
