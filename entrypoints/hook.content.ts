import { defineContentScript } from 'wxt/utils/define-content-script';
import { installHook } from '../lib/hook/hook.ts';
import { installWorkerHook } from '../lib/hook/worker-hook.ts';
import type { HookFunction } from '../lib/hook/worker-source.ts';
import type { RealmId } from '../lib/protocol/identifiers.ts';

// The build puts this whole script into one function of these names (`wxt.config.ts`), so that it can hand its own text
// to workers, where the function is called with the name of their lobby and the realm that started them.
declare const tapewireHook: HookFunction;
declare const tapewireLobby: string | undefined;
declare const tapewireParent: RealmId;

export default defineContentScript({
  matches: ['<all_urls>'],
  world: 'MAIN',
  runAt: 'document_start',
  allFrames: true,
  matchAboutBlank: true,
  matchOriginAsFallback: true,
  main() {
    // A page without WebSocket, or a platform that lacks a part, is left exactly as it is.
    try {
      if (tapewireLobby === undefined) installHook(window, tapewireHook);
      else installWorkerHook(self as never, tapewireLobby, tapewireParent, tapewireHook);
    } catch {}
  },
});
