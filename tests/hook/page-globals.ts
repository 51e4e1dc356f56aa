// What the hook takes from a page and Node lacks. Import it before anything of `lib/hook`.

class FileReaderOfBlobs extends EventTarget {
  #result: ArrayBuffer | null = null;

  get result(): ArrayBuffer | null {
    return this.#result;
  }

  readAsArrayBuffer(blob: Blob): void {
    blob.arrayBuffer().then((bytes) => {
      this.#result = bytes;
      this.dispatchEvent(new Event('load'));
    });
  }
}

Object.assign(globalThis, { FileReader: globalThis.FileReader ?? FileReaderOfBlobs });
