import { parseEnv } from 'node:util';
import { McpProblem } from './mcp-problem.ts';
import { readSmallFile } from './read-small-file.ts';

/** The variables of a `.env` file; throws an `McpProblem` when it is not there or cannot be read. */
export function readEnvFile(path: string): ReadonlyMap<string, string> {
  const text = readSmallFile(path);
  if (text === undefined) throw new McpProblem(`\`${path}\` is not there.`);
  const variables = Object.entries(parseEnv(text));
  return new Map(variables.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])));
}
