import { join } from 'node:path';
import type { Tool } from '#core/ir/tool.ts';
import type { Reference } from '#core/ir/value.ts';
import type { Program } from '#core/ir/workflow.ts';
import * as is from '../support/programs.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const { template } = is;

/** What tests of recorded runs need. */
interface Recording {
  /** The source that programs say they are from. */
  readonly file: string;
  /** A place for a journal. */
  readonly freshPath: () => string;
  /** A tool whose result is what a shell prints; `$1` is its argument, the input `text` unless told. */
  readonly shell: (name: string, script: string, argument?: Reference) => Tool;
}

/** Places that are removed after the tests of a file, and tools that are shell scripts. */
export function recording(): Recording {
  const folder = temporaryFolder();
  const file = folder.file('flow.wf');
  let files = 0;
  return {
    file,
    freshPath() {
      files += 1;
      return join(folder.path, `${files}.jsonl`);
    },
    shell(name, script, argument = is.input('text')) {
      return is.tool(name, {
        returns: is.string,
        parameters: { text: is.string },
        implementation: {
          kind: 'command',
          id: 'command',
          file,
          argv: [template('sh'), template('-c'), template(script), template('sh'), template(argument)],
        },
      });
    },
  };
}

/** Calls one tool after the other, each with the result of the one before. */
export function chain(...tools: readonly Tool[]): Program {
  const rules = tools.map((tool, index) => {
    const next = tools[index + 1];
    return next === undefined
      ? is.arrow(tool.name, 'exit')
      : is.arrow(tool.name, [next.name, { text: is.result(tool.name) }]);
  });
  const first = tools[0]?.name ?? '';
  return is.program(is.workflow('chain', { tools, rules: [is.start([first, { text: is.json('begin') }]), ...rules] }));
}

/** What every run here is started with, but for its program. */
export const plainStart = { run: 'r', inputs: {}, providers: [] } as const;
