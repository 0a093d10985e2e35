import { readFileSync, statSync } from 'node:fs';
import { McpProblem } from './mcp-problem.ts';

/** Bytes that a file of settings may have. */
const largest = 1_000_000;

/**
 * The text of a file that somebody else may have put there; `undefined` when there is none. Throws an `McpProblem` for one
 * that is too large, that is no file (a pipe gives no end), or that cannot be read.
 */
export function readSmallFile(path: string): string | undefined {
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    if (found === undefined) return undefined;
    if (!found.isFile()) throw new McpProblem(`\`${path}\` is not a file.`);
    if (found.size > largest) throw new McpProblem(`\`${path}\` has more than ${largest} bytes.`);
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof McpProblem) throw error;
    if (isCode(error, 'ENOTDIR')) return undefined;
    const because = error instanceof Error ? error.message : String(error);
    throw new McpProblem(`\`${path}\` cannot be read: ${because}.`, { cause: error });
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
