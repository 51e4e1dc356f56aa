// Where an export goes: the browser's download, or a file that the user chose.

export interface FileTarget {
  /** Takes the stream as fast as it can; rejects when the stream fails, and leaves no half of a file then. */
  write(stream: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<void>;
}

/** Asked at the press of the button, while the browser still knows of the press. Null when the user thought better of it. */
export type OpenFile = (file: { readonly fileName: string; readonly mediaType: string }) => Promise<FileTarget | null>;
