// A key with those held down beside it, as `Mod+Shift+G`: `Mod` is Cmd on a Mac and Ctrl elsewhere. Pure.

export interface PressedKey {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

export function isPressed(chord: string, event: PressedKey, isMac: boolean): boolean {
  const { key, held } = partsOf(chord);
  const isMod = isMac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
  const isPlain = !event.ctrlKey && !event.metaKey;
  if (event.key.toLowerCase() !== key.toLowerCase() || event.altKey !== held.has('Alt')) return false;
  if (held.has('Mod') ? !isMod : !isPlain) return false;
  // Signs are typed with Shift on some keyboards and without on others.
  return isSign(key) || event.shiftKey === held.has('Shift');
}

/** As menus write it: `Ctrl+Shift+G`, or `⇧⌘G` on a Mac. */
export function shownChord(chord: string, isMac: boolean): string {
  const { key, held } = partsOf(chord);
  const name = KEY_NAMES[key] ?? key;
  if (!isMac) return [...held, name].map((part) => (part === 'Mod' ? 'Ctrl' : part)).join('+');
  return [...held].map((part) => MAC_SIGNS[part] ?? part).join('') + name;
}

const MAC_SIGNS: Readonly<Record<string, string>> = { Mod: '⌘', Shift: '⇧', Alt: '⌥' };
const KEY_NAMES: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  ContextMenu: '☰',
};

function partsOf(chord: string): { key: string; held: ReadonlySet<string> } {
  const parts = chord.split('+');
  return { key: parts.at(-1) ?? '', held: new Set(parts.slice(0, -1)) };
}

function isSign(key: string): boolean {
  return key.length === 1 && !/[a-z0-9]/i.test(key);
}
