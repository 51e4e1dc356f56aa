// `ReadableStream.from`, which Chromium does not have everywhere yet. Asked for one piece at a time.

export function streamOf<Piece>(pieces: Iterable<Piece>): ReadableStream<Piece> {
  const iterator = pieces[Symbol.iterator]();
  return new ReadableStream<Piece>({
    pull(controller) {
      const { value, done } = iterator.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
  });
}
