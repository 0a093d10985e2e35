/** An event of a stream as the HTML standard defines them ("Server-sent events"); ids and retry times are left out. */
export interface StreamEvent {
  /** Empty for one that says none. */
  readonly name: string;
  readonly data: string;
}

/** Cuts a text that comes in pieces into events. An event that the end of the text leaves open counts, too. */
export class EventStreamDecoder {
  /** The line that is not complete yet. */
  #line = '';
  #endedInReturn = false;
  #name = '';
  #data: string | undefined;

  /** The events that are complete with this piece. */
  add(piece: string): readonly StreamEvent[] {
    const events: StreamEvent[] = [];
    if (piece === '') return events;
    // The line feed of a pair that was cut in two.
    let from = this.#endedInReturn && piece.startsWith('\n') ? 1 : 0;
    let feed = piece.indexOf('\n', from);
    let carriage = piece.indexOf('\r', from);
    while (feed >= 0 || carriage >= 0) {
      const end = Math.min(feed < 0 ? Infinity : feed, carriage < 0 ? Infinity : carriage);
      this.#takeLine(this.#line + piece.slice(from, end), events);
      this.#line = '';
      from = end === carriage && feed === end + 1 ? end + 2 : end + 1;
      if (feed >= 0 && feed < from) feed = piece.indexOf('\n', from);
      if (carriage >= 0 && carriage < from) carriage = piece.indexOf('\r', from);
    }
    this.#line += piece.slice(from);
    this.#endedInReturn = piece.endsWith('\r');
    return events;
  }

  /** The event that is still open, when nothing more comes. */
  end(): readonly StreamEvent[] {
    const events: StreamEvent[] = [];
    this.#takeLine(this.#line, events);
    this.#takeLine('', events);
    this.#line = '';
    return events;
  }

  #takeLine(line: string, events: StreamEvent[]): void {
    if (line === '') {
      if (this.#data !== undefined) events.push({ name: this.#name, data: this.#data });
      this.#name = '';
      this.#data = undefined;
      return;
    }
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(line[colon + 1] === ' ' ? colon + 2 : colon + 1);
    if (field === 'data') this.#data = this.#data === undefined ? value : `${this.#data}\n${value}`;
    else if (field === 'event') this.#name = value;
  }
}
