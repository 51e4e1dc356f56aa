export interface ShortcutTexts {
  readonly title: string;
  readonly close: string;
  readonly open: string;
  readonly groups: Readonly<Record<'anywhere' | 'grid' | 'header' | 'tree', string>>;
  readonly names: Readonly<Record<ShortcutName, string>>;
}

type ShortcutName =
  | 'find'
  | 'nextMatch'
  | 'previousMatch'
  | 'clear'
  | 'record'
  | 'note'
  | 'close'
  | 'help'
  | 'move'
  | 'page'
  | 'ends'
  | 'extend'
  | 'selectAll'
  | 'copy'
  | 'star'
  | 'openDetail'
  | 'menu'
  | 'column'
  | 'sort'
  | 'width'
  | 'columnMenu'
  | 'open'
  | 'shut'
  | 'openAll'
  | 'shutAll';
