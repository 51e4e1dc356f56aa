// Runs in the page's own world, before any page script, in every window and frame. Puts the observers together.
import type { RealmId } from '../protocol/identifiers.ts';
import { openChannel } from './channel.ts';
import { createFamily } from './family.ts';
import { followLifetime } from './lifetime.ts';
import { observeRealm, randomId } from './observe.ts';
import { watchPyScript } from './pyscript.ts';
import { cut } from './text.ts';
import { openLobby } from './worker-lobby.ts';
import { type HookFunction, hookSourceOf } from './worker-source.ts';
import { installWorkers } from './workers.ts';

/**
 * Observes every `WebSocket` that this realm constructs from now on, and the workers that can be observed. `hookFunction`
 * holds this whole script.
 */
export function installHook(scope: typeof globalThis & Window, hookFunction: HookFunction): void {
  const realmId = randomId() as RealmId;
  const farewell = randomId();
  const channel = openChannel(scope, farewell, (command) => {
    if (!('realmId' in command) || command.realmId === realmId) realm.obey(command);
    realm.guard.run('workers', () => lobby.pass(command));
    realm.guard.run('lifetime', listen);
  });
  let listen = (): void => {};
  const realm = observeRealm(scope, realmId, channel);
  const { recorder, guard, cloak } = realm;
  channel.post({ type: 'realm', realmId, farewell });
  const lobby = openLobby(scope, randomId(), channel, guard, (url) => {
    const why = 'too many workers are followed already';
    recorder.control({ type: 'realm-not-observed', kind: 'dedicated-worker', url: cut(url), why });
  });
  guard.run('pyscript', () => watchPyScript(scope, recorder, guard));
  guard.run('workers', () => {
    const hookSource = (): string => {
      lobby.open();
      return hookSourceOf(hookFunction, lobby.name, realmId);
    };
    installWorkers(scope, cloak, { recorder, guard, hookSource, realmAt: lobby.realmAt });
  });
  guard.run('lifetime', () => {
    listen = followLifetime(scope, recorder, guard);
  });
  guard.run('hand-over', () => {
    const secret = randomId();
    const family = createFamily(scope, secret, cloak);
    channel.offer(secret, (relative) => guard.run('family', () => family.join(relative)));
  });
}
