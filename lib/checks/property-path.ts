// Where an object is, as a person writes it: `window.tradingWebSocket`, `app.sockets[0]`, `app['main socket']`. Pure.

const MAX_PATH = 512;
const STEP = /^(?:\.?([\p{ID_Start}$_][\p{ID_Continue}$]*)|\[(\d{1,9})\]|\[(?:'([^'\\]*)'|"([^"\\]*)")\])/u;

/** The names on the way, without a leading `window` or `globalThis`; null when it is no path. */
export function parsePropertyPath(path: string): string[] | null {
  let rest = path.trim();
  if (rest === '' || rest.length > MAX_PATH || rest.startsWith('.')) return null;
  const names: string[] = [];
  while (rest !== '') {
    const step = STEP.exec(rest);
    // Names stand apart by a dot, save the first.
    if (step === null || (step[1] !== undefined && names.length > 0 && !rest.startsWith('.'))) return null;
    names.push(step[1] ?? step[2] ?? step[3] ?? step[4] ?? '');
    rest = rest.slice(step[0].length);
  }
  const isOnScope = names.length > 1 && (names[0] === 'window' || names[0] === 'globalThis');
  return isOnScope ? names.slice(1) : names;
}
