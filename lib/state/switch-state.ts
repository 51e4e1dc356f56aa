// The switch for `debugMode` of one client. While it is wanted, the page is looked at again and again from here: nothing
// waits in the page.
import { createModel, type ReadonlySignal, signal } from '@preact/signals';
import type { DebugLook, DebugSwitch } from '../checks/debug-mode.ts';
import { type DebugWish, NO_WISH, type Step, stepAfterLook, stepAfterSetting } from '../checks/debug-wish.ts';
import type { DebugModeChange } from '../model/check-log.ts';

export interface SwitchDeps {
  readonly language: DebugModeChange['language'];
  /** Made anew for each wish: the paths may have changed. */
  readonly createSwitch: () => { readonly path: string; readonly property: string; readonly run: DebugSwitch };
  readonly isKept: ReadonlySignal<boolean>;
  readonly onChange: (change: Omit<DebugModeChange, 'type' | 'realmId' | 'sequence' | 'timestamp'>) => void;
  readonly messageCount: () => number;
  readonly now: () => number;
  readonly delay: (task: () => void, delayMs: number) => void;
  /** Between two looks while it is set. */
  readonly paceMs: number;
}

/** Between two looks for an object that is not there yet. */
const WAITING_PACE_MS = 400;

export const SwitchState = createModel((deps: SwitchDeps) => {
  const wish = signal<DebugWish>(NO_WISH);
  const isBusy = signal(false);
  /** A page that was told to switch off while it was looked at must not be looked at any more. */
  let round = 0;
  let current = deps.createSwitch();

  function tell(change: DebugModeChange['change'], look: DebugLook | null): void {
    const { path, property } = current;
    const isOn = look?.state === 'on';
    deps.onChange({
      language: deps.language,
      path,
      property,
      change,
      before: isOn || look?.state === 'assigned' ? look.before : null,
      isMentioned: isOn ? look.isMentioned : null,
      reader: isOn ? look.reader : null,
    });
  }

  function take({ wish: next, change }: Step): void {
    wish.value = next;
    if (change !== null) tell(change, next.look);
  }

  async function set(own: number): Promise<void> {
    const look = await current.run('set', null);
    const setAt = { timestamp: deps.now(), messageCount: deps.messageCount() };
    if (own === round) take(stepAfterSetting(wish.value, look, deps.isKept.value, setAt));
  }

  async function lookOnce(own: number): Promise<void> {
    const look = await current.run('look', null);
    if (own !== round) return;
    const step = stepAfterLook(wish.value, look, deps.isKept.value);
    take(step);
    if (step.mustSet) await set(own);
  }

  function lookLater(own: number): void {
    if (own !== round || !wish.value.isWanted) return;
    const paceMs = wish.value.setAt === null ? Math.min(WAITING_PACE_MS, deps.paceMs) : deps.paceMs;
    deps.delay(() => {
      if (own === round) void lookOnce(own).then(() => lookLater(own));
    }, paceMs);
  }

  async function turnOn(own: number): Promise<void> {
    current = deps.createSwitch();
    wish.value = { ...NO_WISH, isWanted: true };
    await set(own);
  }

  async function turnOff(own: number): Promise<void> {
    const { setAt, previous } = wish.value;
    wish.value = { ...wish.value, isWanted: false };
    const look = await current.run('undo', previous);
    if (own !== round) return;
    if (setAt !== null) tell('undone', look);
    wish.value = { ...NO_WISH, look };
  }

  return {
    wish,
    isBusy,
    async turn(isOn: boolean) {
      const own = ++round;
      isBusy.value = true;
      await (isOn ? turnOn(own) : turnOff(own));
      if (own !== round) return;
      isBusy.value = false;
      lookLater(own);
    },
    stop() {
      round++;
    },
  };
});
