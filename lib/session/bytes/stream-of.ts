// `ReadableStream.from`, which Chromium does not have everywhere yet. Asked for one piece at a time.

/** A stream of the pieces; cancelling it ends their making, and so does the signal. */
export function streamOf<Piece>(
  pieces: Iterable<Piece> | AsyncIterable<Piece>,
  signal?: AbortSignal,
): ReadableStream<Piece> {
  const iterator = iteratorOf(pieces);
  return new ReadableStream<Piece>({
    async pull(controller) {
      signal?.throwIfAborted();
      const { value, done } = await iterator.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await iterator.return?.();
    },
  });
}

function iteratorOf<Piece>(pieces: Iterable<Piece> | AsyncIterable<Piece>): Iterator<Piece> | AsyncIterator<Piece> {
  return Symbol.asyncIterator in pieces ? pieces[Symbol.asyncIterator]() : pieces[Symbol.iterator]();
}
