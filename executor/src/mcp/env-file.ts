import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { McpProblem } from './mcp-problem.ts';

/** The variables of a `.env` file; throws an `McpProblem` when it cannot be read. */
export function readEnvFile(path: string): ReadonlyMap<string, string> {
  try {
    const variables = Object.entries(parseEnv(readFileSync(path, 'utf8')));
    return new Map(variables.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])));
  } catch (error) {
    const because = error instanceof Error ? error.message : String(error);
    throw new McpProblem(`\`${path}\` cannot be read: ${because}`, { cause: error });
  }
}
