import './drop.css';

/**
 * Takes files that are dropped anywhere on the document until the returned function is called; `words` says what will come
 * of it while one hovers. What is no file is left to the page.
 */
export function listenForDrops(target: Document, words: () => string, onFile: (file: File) => void): () => void {
  const listening = new AbortController();
  const { signal } = listening;

  function show(isOver: boolean): void {
    if (isOver) target.body.dataset.drop = words();
    else delete target.body.dataset.drop;
  }

  target.addEventListener(
    'dragover',
    (event) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      show(true);
    },
    { signal },
  );
  // Left for another document, not for an element of this one.
  target.addEventListener('dragleave', ({ relatedTarget }) => relatedTarget === null && show(false), { signal });
  target.addEventListener(
    'drop',
    (event) => {
      show(false);
      const file = event.dataTransfer?.files[0];
      if (file === undefined) return;
      event.preventDefault();
      onFile(file);
    },
    { signal },
  );
  return () => {
    show(false);
    listening.abort();
  };
}
