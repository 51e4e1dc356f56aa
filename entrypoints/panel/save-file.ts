import type { FileTarget, OpenFile } from '../../lib/state/export/file-target.ts';

/** Not in the type definitions yet. */
interface Picker {
  showSaveFilePicker?(options: { suggestedName: string }): Promise<FileSystemFileHandle>;
}

/**
 * A page of its own lets the user choose a file and is written to as it is made. DevTools show a panel as a frame of another
 * origin, in which Chromium refuses that choice: there it is a download, whose bytes the browser keeps outside of the panel.
 */
export const openFile: OpenFile = async ({ fileName, mediaType }) => {
  const { showSaveFilePicker } = window as Picker;
  if (showSaveFilePicker === undefined || window.top !== window) return download(fileName, mediaType);
  try {
    const handle = await showSaveFilePicker.call(window, { suggestedName: fileName });
    // Nothing is in the file before all is: an aborted write leaves none of it.
    return { write: async (stream) => stream.pipeTo(await handle.createWritable()) };
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return null;
    return download(fileName, mediaType);
  }
};

function download(fileName: string, mediaType: string): FileTarget {
  return {
    async write(stream) {
      const file = await new Response(stream, { headers: { 'content-type': mediaType } }).blob();
      const link = document.createElement('a');
      link.href = URL.createObjectURL(file);
      link.download = fileName;
      link.click();
      // The download holds the bytes from the click on; the address is not needed any more.
      setTimeout(() => URL.revokeObjectURL(link.href));
    },
  };
}
