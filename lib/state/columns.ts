// The columns of the message grid: which are shown, how wide, and what gives way where there is little room. Pure.

export const COLUMN_NAMES = [
  'time',
  'delta',
  'connection',
  'direction',
  'type',
  'channel',
  'format',
  'size',
  'summary',
] as const;
export type ColumnName = (typeof COLUMN_NAMES)[number];

/** What the panel remembers of them; a width that is absent is the default. */
export interface ColumnSettings {
  readonly hiddenColumns: readonly ColumnName[];
  readonly columnWidthsPx: Readonly<Partial<Record<ColumnName, number>>>;
}

export interface ShownColumn {
  readonly name: ColumnName;
  /** Null: what the others leave. */
  readonly widthPx: number | null;
}

export const DEFAULT_COLUMNS: ColumnSettings = { hiddenColumns: ['channel', 'format'], columnWidthsPx: {} };

const DEFAULT_WIDTHS_PX: Readonly<Record<ColumnName, number>> = {
  time: 98,
  delta: 62,
  connection: 54,
  direction: 24,
  type: 170,
  channel: 110,
  format: 80,
  size: 62,
  summary: 0,
};
const MIN_WIDTHS_PX: Readonly<Partial<Record<ColumnName, number>>> = { direction: 20, connection: 36 };
const MIN_WIDTH_PX = 40;
const MAX_WIDTH_PX = 800;
/** The summary says most of a message: others shrink or leave before it has less than this. */
const MIN_SUMMARY_PX = 180;
/** Below this nothing can be read in it: the time and the type leave as well. */
const SHORTEST_SUMMARY_PX = 120;
/** A type is told from another by its first letters. */
const MIN_TYPE_PX = 122;
/** Room for the name of an MQTT packet. */
const SHORTEST_TYPE_PX = 64;
/** Least missed first: the time tells the delta, and the detail tells the rest. */
const LEAVES_FIRST: readonly ColumnName[] = ['format', 'delta', 'channel', 'size'];
/** Then the order of the rows tells the time, and most summaries the type. */
const LEAVES_LAST: readonly ColumnName[] = ['time', 'type'];

/** The summary takes what is left and cannot be hidden. */
export function canBeHidden(name: ColumnName): boolean {
  return name !== 'summary';
}

export function clampColumnWidth(name: ColumnName, widthPx: number): number {
  return Math.round(Math.max(MIN_WIDTHS_PX[name] ?? MIN_WIDTH_PX, Math.min(MAX_WIDTH_PX, widthPx)));
}

export function columnWidth(name: ColumnName, { columnWidthsPx }: ColumnSettings): number {
  return clampColumnWidth(name, columnWidthsPx[name] ?? DEFAULT_WIDTHS_PX[name]);
}

/** The columns that fit into `availablePx`, in order. What the user chose comes back with the room. */
export function columnsThatFit(settings: ColumnSettings, availablePx: number): ShownColumn[] {
  const hidden = new Set<ColumnName>(settings.hiddenColumns);
  const names = COLUMN_NAMES.filter((name) => !canBeHidden(name) || !hidden.has(name));
  const widths = new Map(names.map((name) => [name, name === 'summary' ? 0 : columnWidth(name, settings)]));
  const chosenTypePx = widths.get('type') ?? 0;
  const summaryPx = () => availablePx - [...widths.values()].reduce((sum, width) => sum + width, 0);

  /** The type takes no more than it was given, and leaves the summary its due before it has less than `leastPx`. */
  function fitType(leastPx: number): void {
    const typePx = widths.get('type');
    if (typePx === undefined) return;
    const roomPx = typePx + summaryPx() - MIN_SUMMARY_PX;
    widths.set('type', Math.min(chosenTypePx, Math.max(leastPx, roomPx)));
  }

  fitType(MIN_TYPE_PX);
  for (const name of LEAVES_FIRST) {
    if (summaryPx() < MIN_SUMMARY_PX) widths.delete(name);
    fitType(MIN_TYPE_PX);
  }
  fitType(SHORTEST_TYPE_PX);
  for (const name of LEAVES_LAST) {
    if (summaryPx() < SHORTEST_SUMMARY_PX) widths.delete(name);
    fitType(SHORTEST_TYPE_PX);
  }
  return names
    .filter((name) => widths.has(name))
    .map((name) => ({ name, widthPx: name === 'summary' ? null : (widths.get(name) ?? 0) }));
}
