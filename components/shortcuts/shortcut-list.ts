// Every key of the panel, as the list of shortcuts shows them. Those of `anywhere` are taken by `listenForShortcuts`,
// the others by what has the focus.

export const SHORTCUTS = {
  anywhere: {
    find: ['Mod+F'],
    nextMatch: ['F3', 'Mod+G'],
    previousMatch: ['Shift+F3', 'Mod+Shift+G'],
    clear: ['Mod+L'],
    record: ['Mod+E'],
    note: ['N'],
    close: ['Escape'],
    help: ['?'],
  },
  grid: {
    move: ['ArrowUp', 'ArrowDown'],
    page: ['PageUp', 'PageDown'],
    ends: ['Home', 'End'],
    extend: ['Shift+ArrowUp', 'Shift+ArrowDown'],
    selectAll: ['Mod+A'],
    copy: ['Mod+C'],
    star: ['S'],
    openDetail: ['Enter'],
    menu: ['Shift+F10'],
  },
  header: {
    column: ['ArrowLeft', 'ArrowRight'],
    sort: ['Enter'],
    width: ['Shift+ArrowLeft', 'Shift+ArrowRight'],
    columnMenu: ['Shift+F10'],
  },
  tree: {
    open: ['ArrowRight'],
    shut: ['ArrowLeft'],
    openAll: ['Alt+ArrowRight'],
    shutAll: ['Alt+ArrowLeft'],
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** These do nothing in a file that was opened. */
export const ONLY_LIVE: ReadonlySet<string> = new Set<AnywhereShortcut>(['clear', 'record', 'note']);

export type ShortcutGroup = keyof typeof SHORTCUTS;
export type AnywhereShortcut = keyof typeof SHORTCUTS.anywhere;
