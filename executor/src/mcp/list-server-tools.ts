import { fileURLToPath, pathToFileURL } from 'node:url';
import { dirname } from 'node:path';
import { networkFetch } from '../network/network-fetch.ts';
import { Redactor } from '../secrets/redactor.ts';
import { findServer } from './find-server.ts';
import { McpServers, serverTools, type AskServer } from './mcp-servers.ts';
import { serverLaunch } from './server-launch.ts';
import type { ServerTool } from './server-session.ts';
import { McpProblem } from './mcp-problem.ts';

/**
 * Starts the MCP server that a `.wf` file at this URI would get by that name, asks it for its tools, and ends it. Throws an
 * `McpProblem`, or the signal's reason.
 */
export async function listServerTools(
  name: string,
  file: string,
  ask: AskServer,
  signal: AbortSignal,
): Promise<readonly ServerTool[]> {
  const workspace = pathToFileURL(`${dirname(fileURLToPath(file))}/`).href;
  const redactor = new Redactor();
  const servers = new McpServers({
    run: 'import',
    workspace,
    ask,
    redactors: [redactor],
    fetch: networkFetch(process.env),
  });
  try {
    const session = await servers.open(serverLaunch(findServer(name, file, workspace)), signal);
    return await serverTools(name, session, signal);
  } catch (error) {
    throw error instanceof McpProblem ? new McpProblem(redactor.text(error.message), { cause: error }) : error;
  } finally {
    await servers.close();
  }
}
