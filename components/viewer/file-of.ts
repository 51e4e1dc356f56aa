import type { SessionFile } from '../../lib/state/viewer/viewer-state.ts';

/** A file of the user's, as the viewer reads it. */
export function fileOf(file: File): SessionFile {
  return { name: file.name, byteLength: file.size, content: () => file };
}
