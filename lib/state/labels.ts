// Names that repeat (types, channels) as small numbers, so that a column holds them and a filter tests each name once.

/** A page may name its messages as it likes: names beyond these are looked up in the message again. */
const MAX_LABELS = 16_384;
const MAX_LENGTH = 256;

/** The message names none. */
export const NO_LABEL = 0;
/** There are too many names: this one is not listed. */
export const UNLISTED = 65_535;

export interface Labels {
  idOf(label: string | null): number;
  /** Null for `NO_LABEL`; undefined for `UNLISTED`. */
  textOf(id: number): string | null | undefined;
  /** In order of their first message. */
  all(): readonly string[];
}

export function createLabels(limit = MAX_LABELS): Labels {
  const labels: string[] = [];
  const ids = new Map<string, number>();
  return {
    idOf(label) {
      if (label === null) return NO_LABEL;
      const known = ids.get(label);
      if (known !== undefined) return known;
      if (labels.length >= limit || label.length > MAX_LENGTH) return UNLISTED;
      const own = detached(label);
      ids.set(own, labels.push(own));
      return labels.length;
    },
    textOf: (id) => (id === NO_LABEL ? null : labels[id - 1]),
    all: () => labels,
  };
}

/** A text cut out of another keeps all of it alive. */
function detached(text: string): string {
  return JSON.parse(JSON.stringify(text)) as string;
}
