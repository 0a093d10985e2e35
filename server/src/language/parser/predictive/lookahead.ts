import type { IToken } from 'chevrotain';
import type { TokenPlace } from './token-place.ts';
import type { TokenReader } from './token-reader.ts';

/** How many tokens are looked at. Two tell all that the grammar has to choose between, as a test says. */
const bound = 2;

/** Instead of a way: there is none, or more than one after as many tokens as are looked at. */
const none = -1;
const undecided = -2;

type Ways = readonly (readonly TokenPlace[])[];

/** Which ways are open behind some tokens, each as the places that can read the next one. */
class State {
  /** The way to go, by the type of the next token. */
  readonly choices: number[] = [];
  /** Where that type leaves several ways. */
  readonly next: State[] = [];
  private readonly ways: Ways;
  private readonly depth: number;

  constructor(ways: Ways, depth: number) {
    this.ways = ways;
    this.depth = depth;
  }

  /** Works out what to do when a token of a type comes for the first time. */
  learn(token: IToken): number {
    const left = this.ways.map((places) => places.filter((place) => place.matches(token)));
    const [choice = none, ...others] = left.flatMap((places, way) => (places.length > 0 ? [way] : []));
    if (others.length === 0) return (this.choices[token.tokenTypeIdx] = choice);
    if (this.depth === bound) return (this.choices[token.tokenTypeIdx] = none);
    const behind = left.map((places) => [...new Set(places.flatMap(({ next }) => next))]);
    this.next[token.tokenTypeIdx] = new State(behind, this.depth + 1);
    return (this.choices[token.tokenTypeIdx] = undecided);
  }
}

/**
 * Tells by the next tokens which of several ways a text goes on. What follows a rule is taken from all places where it is
 * called: a way that no text can take may seem open, but none that a text can take seems closed. So if one is open, it
 * is the one that Langium's parser takes.
 */
export class Lookahead {
  private readonly ways: () => Ways;
  private start: State | undefined;

  /** `ways` gives for each way the places that can read its first token; asked for when the first text comes here. */
  constructor(ways: () => Ways) {
    this.ways = ways;
  }

  /** The only way that is open; -1 when there is none or the tokens do not tell. */
  choose(reader: TokenReader): number {
    let state = (this.start ??= new State(this.ways(), 1));
    for (let ahead = 0; ; ahead += 1) {
      const token = reader.ahead(ahead);
      const choice = state.choices[token.tokenTypeIdx] ?? state.learn(token);
      const next = choice === undecided ? state.next[token.tokenTypeIdx] : undefined;
      if (next === undefined) return choice;
      state = next;
    }
  }
}
