// Numbers as a summary writes them: as on the wire, so that the same search finds them in the row and in the payload.

/** At most eight significant digits: `36.42`, `0.00001234`, `1204`. */
export function shortNumber(value: number): string {
  const text = `${value}`;
  return text.length <= 9 ? text : `${Number(value.toPrecision(8))}`;
}

/** Money won or lost: `+76`, `-510`, `0`. */
export function signed(value: number): string {
  return value > 0 ? `+${shortNumber(value)}` : shortNumber(value);
}

/** One digit after the point: `36.9`. */
export function tenths(value: number): string {
  return String(Math.round(value * 10) / 10);
}

export function signedPercent(value: number): string {
  return `${value > 0 ? '+' : ''}${tenths(value)} %`;
}
