// Comparisons with a number: `size>10k`, `data.price:<=3.5`. Pure.

export type Relation = ':' | '>' | '>=' | '<' | '<=';
export type NumberTest = (value: number) => boolean;

const SIZE_UNITS: Readonly<Record<string, number>> = { '': 1, b: 1, k: 1000, kb: 1000, m: 1_000_000, mb: 1_000_000 };

/** `10k`, `>1.5M`, `64,128`; null when it is no size. Equal where no relation is said. */
export function sizeTest(relation: Relation, value: string): NumberTest | null {
  const tests = value.split(',').map((one) => oneSizeTest(relation, one));
  return tests.includes(null) ? null : (size) => tests.some((test) => test?.(size));
}

function oneSizeTest(relation: Relation, value: string): NumberTest | null {
  const match = /^(>=?|<=?)?(\d+(?:\.\d+)?)([a-z]*)$/.exec(value.toLowerCase());
  const unit = SIZE_UNITS[match?.[3] ?? ''];
  if (match === null || unit === undefined) return null;
  return compare(relation === ':' ? ((match[1] ?? ':') as Relation) : relation, Number(match[2]) * unit);
}

/** `>990`, `<=-3e2` behind a colon, or a number behind the relation itself; null for what compares nothing. */
export function comparison(relation: Relation, value: string): NumberTest | null {
  const match = /^(>=?|<=?)?(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)$/i.exec(value);
  if (match === null) return null;
  const said = relation === ':' ? match[1] : relation;
  return said === undefined ? null : compare(said as Relation, Number(match[2]));
}

function compare(relation: Relation, wanted: number): NumberTest {
  switch (relation) {
    case '>':
      return (value) => value > wanted;
    case '>=':
      return (value) => value >= wanted;
    case '<':
      return (value) => value < wanted;
    case '<=':
      return (value) => value <= wanted;
    default:
      return (value) => value === wanted;
  }
}
