/** The row that a key leads to, as in DevTools' own grids (from none: the first or the last), or null for other keys. */
export function nextPosition(key: string, at: number, rowCount: number, pageRows: number): number | null {
  if (rowCount === 0) return null;
  const last = rowCount - 1;
  const clamp = (position: number) => Math.max(0, Math.min(last, position));
  switch (key) {
    case 'ArrowDown':
      return at < 0 ? 0 : clamp(at + 1);
    case 'ArrowUp':
      return at < 0 ? last : clamp(at - 1);
    case 'PageDown':
      return clamp(at + pageRows);
    case 'PageUp':
      return at < 0 ? last : clamp(at - pageRows);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}
