import { isJson } from './call-text.ts';

/** JSON that comes in pieces. Of each piece every letter is looked at once, however many there are. */
export class JsonPieces {
  #text = '';
  #depth = 0;
  #isInText = false;
  #endsInEscape = false;
  /** Undefined until what was opened first is closed. */
  #isWhole: boolean | undefined;

  get text(): string {
    return this.#text;
  }

  /** An object, a list or a text is there, all of it and nothing else. */
  get isWhole(): boolean {
    return this.#isWhole === true;
  }

  add(piece: string): void {
    this.#text += piece;
    if (this.#isWhole === undefined) this.#read(piece);
    else if (piece.trim() !== '') this.#isWhole = false;
  }

  #read(piece: string): void {
    if (piece === '') return;
    const unread = this.#endsInEscape ? piece.slice(1) : piece;
    this.#endsInEscape = false;
    for (const [mark] of unread.matchAll(/\\[^]?|["{}[\]]/g)) {
      if (mark.startsWith('\\')) this.#endsInEscape = mark.length === 1;
      else if (mark === '"') this.#isInText = !this.#isInText;
      else if (!this.#isInText) this.#depth += mark === '{' || mark === '[' ? 1 : -1;
      if (this.#isInText || this.#depth > 0 || mark.startsWith('\\')) continue;
      this.#isWhole = isJson(this.#text);
      return;
    }
  }
}
