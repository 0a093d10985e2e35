import { fileURLToPath } from 'node:url';
import type { Tool } from '#core/ir/tool.ts';
import type { Program } from '#core/ir/workflow.ts';
import type { AskServerParams } from '#executor/protocol/messages.ts';
import * as is from '../support/programs.ts';
import { callOnce, realRun, type RealRun, type RealRunOptions } from '../support/real-run.ts';
import type { TemporaryFolder } from '../support/temporary-folder.ts';

/** The server of `servers/scripted.ts` as `mcp.json` names it. */
export function scripted(mode: string, ...args: readonly string[]): object {
  const script = fileURLToPath(new URL('./servers/scripted.ts', import.meta.url));
  return { type: 'stdio', command: process.execPath, args: [script, mode, ...args] };
}

/** The program of an installed package. */
export function packaged(name: string, ...args: readonly string[]): object {
  const script = fileURLToPath(
    new URL(`../../../node_modules/@modelcontextprotocol/${name}/dist/index.js`, import.meta.url),
  );
  return { type: 'stdio', command: process.execPath, args: [script, ...args] };
}

export interface McpRun extends RealRun {
  readonly asked: readonly AskServerParams[];
}

/** Writes an `mcp.json` with these servers, and runs a program, or calls a tool of one of them once. Whatever is asked for is allowed. */
export async function mcpRun(
  folder: TemporaryFolder,
  config: Readonly<Record<string, unknown>>,
  tested: Tool | Program,
  options: RealRunOptions & { readonly given?: Readonly<Record<string, string>> } = {},
): Promise<McpRun> {
  folder.write('mcp.json', JSON.stringify(config));
  const asked: AskServerParams[] = [];
  const run = await realRun('entry' in tested ? tested : callOnce(tested), {
    workspace: folder.uri,
    ...options,
    host: {
      askServer: (question) => {
        asked.push(question);
        return Promise.resolve({ inputs: options.given ?? {} });
      },
      ...options.host,
    },
  });
  return { ...run, asked };
}

/** A tool that the server `tested` does. */
export function mcpTool(folder: TemporaryFolder, name: string, parts: is.ToolParts = {}): Tool {
  const file = folder.file('flow.wf');
  return is.tool(name, { implementation: { kind: 'mcp', id: 'mcp', file, server: 'tested', tool: name }, ...parts });
}

/** The tool of the scripted server. */
export function doIt(folder: TemporaryFolder, parts: is.ToolParts = {}): Tool {
  return mcpTool(folder, 'do', { parameters: { word: is.string }, ...parts });
}
