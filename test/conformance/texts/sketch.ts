/** A workflow as its statements, without text and without rules. */
export interface Sketch {
  readonly agent: 'workflow' | 'react';
  readonly tools: readonly string[];
  readonly start: Choice | undefined;
  readonly arrows: ReadonlyMap<string, Choice>;
  readonly whens: ReadonlyMap<string, ReadonlyMap<Key, Choice>>;
  /** Tools with `-> continue`. */
  readonly continued: readonly string[];
  readonly limits: readonly Limit[];
  readonly after: readonly Order[];
  readonly directlyAfter: readonly Order[];
  readonly required: readonly string[];
  readonly approved: readonly string[];
  /** Every arrow of a tool on a line of its own. */
  readonly spread: boolean;
}

/** What an arrow, a case or an `else` leads to, in written order. */
export type Choice = readonly Head[];

/** A tool, `any` or `exit`. */
export interface Head {
  readonly name: string;
  /** What its fixed argument or answer reads. */
  readonly reads?: Read;
}

/** The newest call of a tool, by a text that stands nowhere else in the sketch. */
export interface Read {
  readonly tool: string;
  readonly text: string;
}

export type Order = readonly [parent: string, tool: string];

export interface Limit {
  readonly tool: string;
  readonly most: number;
  /** What stands behind its `else`. */
  readonly instead: Choice | undefined;
}

/** Tools with a `when` return one of the two letters. */
export type Key = 'x' | 'y' | 'failed' | 'else';

/** Every choice that is written, the `else` of limits last. */
export function choicesIn({ start, arrows, whens, limits }: Sketch): readonly Choice[] {
  return [
    ...(start === undefined ? [] : [start]),
    ...arrows.values(),
    ...[...whens.values()].flatMap((cases) => [...cases.values()]),
    ...limits.flatMap(({ instead }) => (instead === undefined ? [] : [instead])),
  ];
}

export function names(choice: Choice, name: string): boolean {
  return choice.some((head) => head.name === name);
}

export function isOnly(choice: Choice | undefined, name: string): boolean {
  return choice?.length === 1 && choice[0]?.name === name;
}

/** The tools that a choice names. */
export function calledBy(choice: Choice): readonly string[] {
  return choice.map(({ name }) => name).filter((name) => name !== 'exit' && name !== 'any');
}

export function hasExit(sketch: Sketch): boolean {
  return choicesIn(sketch).some((choice) => names(choice, 'exit'));
}
