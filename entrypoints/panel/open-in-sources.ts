import { browser } from 'wxt/browser';

/** Firefox has no such call. */
interface SourcesPanels {
  /** Lines and columns count from 0. */
  openResource?(url: string, line: number, column: number): unknown;
}

/** Opens a place (lines and columns from 1) in the Sources panel; undefined where the browser cannot. */
export function sourcesOpener(): ((url: string, line: number, column: number) => void) | undefined {
  const panels = browser.devtools.panels as unknown as SourcesPanels;
  if (panels.openResource === undefined) return undefined;
  return (url, line, column) => void panels.openResource?.(url, Math.max(0, line - 1), Math.max(0, column - 1));
}
