type Repeat = (...args: readonly unknown[]) => unknown;

/** What Chevrotain's recovery inside of repetitions is; protected there. */
interface RepetitionRecovery {
  readonly RULE_STACK_IDX: number;
  tryInRepetitionRecovery: (repeat: Repeat, args: unknown[], canGoOn: () => boolean, expected: unknown) => void;
}

/** A repetition that goes on after errors, by the rule that it stands in and its number there. */
interface Loop {
  readonly depth: number;
  readonly repeat: Repeat;
  readonly occurrence: unknown;
  hasFailed: boolean;
}

/**
 * Has a repetition that recovers from an error go on in a loop. In Chevrotain it calls itself for each error, so a file
 * with thousands of declarations that cannot be read would take more calls than a process has room for.
 */
export function recoverInLoops(parser: object): void {
  const recovery = parser as RepetitionRecovery;
  const recover = recovery.tryInRepetitionRecovery.bind(recovery);
  const loops: Loop[] = [];
  recovery.tryInRepetitionRecovery = (repeat, args, canGoOn, expected) => {
    const { RULE_STACK_IDX: depth } = recovery;
    const around = loops.at(-1);
    if (around?.depth === depth && around.repeat === repeat && around.occurrence === args[0]) {
      around.hasFailed = true;
      return;
    }
    const loop: Loop = { depth, repeat, occurrence: args[0], hasFailed: true };
    loops.push(loop);
    try {
      while (loop.hasFailed) {
        loop.hasFailed = false;
        let goOn = nothing;
        recover(() => (goOn = () => repeat.apply(recovery, args)), args, canGoOn, expected);
        goOn();
      }
    } finally {
      loops.pop();
    }
  };
}

function nothing(): unknown {
  return undefined;
}
