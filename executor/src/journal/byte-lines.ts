/** A line without its end. */
export interface ByteLine {
  /** Absent when the line is longer than was allowed. */
  readonly bytes?: Uint8Array;
  /** A line feed ends it; the last line of a file may have none. */
  readonly ended: boolean;
}

/**
 * Splits what is read into lines. Only a line feed ends one: other separators may stand in JSON texts. No more than
 * `longest` bytes of a line are kept, so memory is bounded whatever is read. An empty rest is no line.
 */
export async function* byteLines(chunks: AsyncIterable<Uint8Array>, longest = Infinity): AsyncIterable<ByteLine> {
  let pieces: Uint8Array[] = [];
  let length = 0;
  const add = (piece: Uint8Array): void => {
    length += piece.length;
    if (length <= longest) pieces.push(piece);
    else pieces = [];
  };
  const line = (ended: boolean): ByteLine => {
    const fits = length <= longest;
    const bytes = pieces.length === 1 ? pieces[0] : Buffer.concat(pieces);
    pieces = [];
    length = 0;
    return { ended, ...(fits && bytes !== undefined && { bytes }) };
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(lineFeed); end >= 0; end = chunk.indexOf(lineFeed, from)) {
      add(chunk.subarray(from, end));
      yield line(true);
      from = end + 1;
    }
    if (from < chunk.length) add(chunk.subarray(from));
  }
  if (length > 0) yield line(false);
}

const lineFeed = 10;
