import type { ProgramPlan } from '../plan/program-plan.ts';
import { RunRefused } from '../run/run-refusal.ts';
import type { Redactor } from '../secrets/redactor.ts';
import { McpProblem } from './mcp-problem.ts';
import type { McpServers } from './mcp-servers.ts';

/**
 * Starts the MCP servers of a run. Throws `RunRefused` when one cannot be used; a run that is cancelled meanwhile begins
 * without them, and ends at once.
 */
export async function startServers(
  servers: McpServers,
  program: ProgramPlan,
  redactor: Redactor,
  signal: AbortSignal,
): Promise<void> {
  try {
    await servers.start(program, signal);
  } catch (error) {
    if (signal.aborted) return;
    if (!(error instanceof McpProblem)) throw error;
    throw new RunRefused({ kind: 'mcp-server', message: redactor.text(error.message) });
  }
}
