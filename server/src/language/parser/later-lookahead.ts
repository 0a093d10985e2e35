import type { BaseParser, ILookaheadStrategy, IOrAlt } from 'chevrotain';

type ForAlternation = Parameters<ILookaheadStrategy['buildLookaheadForAlternation']>[0];
type ForOptional = Parameters<ILookaheadStrategy['buildLookaheadForOptional']>[0];
type Rules = Parameters<NonNullable<ILookaheadStrategy['initialize']>>[0];
type Choose = ReturnType<ILookaheadStrategy['buildLookaheadForAlternation']>;
type Enter = ReturnType<ILookaheadStrategy['buildLookaheadForOptional']>;

/**
 * Works out how to choose between the ways on when the parser comes to a choice for the first time, not for all choices
 * of the grammar beforehand: most texts meet few of them, and a command that checks one file ends soon after.
 */
export class LaterLookahead implements ILookaheadStrategy {
  private readonly strategy: ILookaheadStrategy;
  private rules: Rules | undefined;

  constructor(strategy: ILookaheadStrategy) {
    this.strategy = strategy;
  }

  initialize(rules: Rules): void {
    this.rules = rules;
  }

  validate(...all: Parameters<ILookaheadStrategy['validate']>): ReturnType<ILookaheadStrategy['validate']> {
    return this.strategy.validate(...all);
  }

  buildLookaheadForAlternation(options: ForAlternation): Choose {
    const build = (): Choose => this.ready().buildLookaheadForAlternation(options);
    let choose: Choose | undefined;
    return function (this: BaseParser, alternatives?: IOrAlt<unknown>[]) {
      choose ??= build();
      return choose.call(this, alternatives);
    };
  }

  buildLookaheadForOptional(options: ForOptional): Enter {
    const build = (): Enter => this.ready().buildLookaheadForOptional(options);
    let enter: Enter | undefined;
    return function (this: BaseParser) {
      enter ??= build();
      return enter.call(this);
    };
  }

  private ready(): ILookaheadStrategy {
    if (this.rules) this.strategy.initialize?.(this.rules);
    this.rules = undefined;
    return this.strategy;
  }
}
