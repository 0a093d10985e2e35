import { homedir } from 'node:os';
import { basename, sep } from 'node:path';
import { toolEnvironment } from '../tools/tool-environment.ts';
import { McpProblem } from './mcp-problem.ts';

const variable = /\$\{([^{}]*)\}/g;
const input = /\$\{input:([^{}]*)\}/g;

/**
 * The text with every variable but inputs written out. `${env:NAME}` gives the variables that any tool may see: a file of
 * the workspace cannot fetch a key from the environment. Throws an `McpProblem` for a variable that has no value here.
 */
export function expandVariables(text: string, folder: string): string {
  return text.replace(variable, (whole, name: string) => {
    if (name.startsWith('input:')) return whole;
    const value = valueOf(name, folder);
    if (value === undefined) throw new McpProblem(`\`${whole}\` has no value here${hintFor(name)}.`);
    return value;
  });
}

function valueOf(name: string, folder: string): string | undefined {
  if (name.startsWith('env:')) {
    const wanted = name.slice('env:'.length);
    const allowed = toolEnvironment();
    return Object.hasOwn(allowed, wanted) ? allowed[wanted] : undefined;
  }
  switch (name) {
    case 'workspaceFolder':
      return folder;
    case 'workspaceFolderBasename':
      return basename(folder);
    case 'userHome':
      return homedir();
    case 'pathSeparator':
    case '/':
      return sep;
    default:
      return undefined;
  }
}

function hintFor(name: string): string {
  return name.startsWith('env:')
    ? ': of the environment, servers see what every tool sees, and no keys. An input asks for one'
    : '';
}

/** Ids of the inputs that a text names. */
export function inputsIn(text: string): readonly string[] {
  return Array.from(text.matchAll(input), ([, id = '']) => id);
}

/** The text with its inputs written out; an input without a value is left as it stands. */
export function fillInputs(text: string, values: ReadonlyMap<string, string>): string {
  return text.replace(input, (whole, id: string) => values.get(id) ?? whole);
}
