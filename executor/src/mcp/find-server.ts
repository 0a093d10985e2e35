import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Json } from '#core/ir/json.ts';
import { isList, isRecord } from '#core/types/fits.ts';
import { didYouMean } from '#core/text/nearest.ts';
import { folderOf, isWithin, real } from '../tools/place.ts';
import { parseJsonc } from './jsonc.ts';
import { McpProblem } from './mcp-problem.ts';
import { readSmallFile } from './read-small-file.ts';
import { readInput, readServer, type InputEntry, type ServerEntry } from './server-entry.ts';

/** A server, and where it is defined. */
export interface FoundServer {
  readonly name: string;
  readonly entry: ServerEntry;
  readonly inputs: ReadonlyMap<string, InputEntry>;
  /** Path of the file that defines it. */
  readonly file: string;
  /** What `${workspaceFolder}` stands for: the folder of `mcp.json`, or the one that holds `.vscode`. */
  readonly folder: string;
}

const places = [join('.vscode', 'mcp.json'), 'mcp.json'];

/**
 * The server of that name for a `.wf` file, given by its URI: the nearest `.vscode/mcp.json` or `mcp.json` that defines it,
 * from the file's folder up to the workspace; for a file outside of the workspace, in its own folder. Throws an
 * `McpProblem` when there is none, or when it cannot be used.
 */
export function findServer(name: string, file: string, workspace: string | undefined): FoundServer {
  const known: string[] = [];
  for (const folder of foldersAbove(real(folderOf(file)), workspace)) {
    for (const place of places) {
      const path = join(folder, place);
      const config = readConfig(path);
      if (config === undefined) continue;
      if (Object.hasOwn(config.servers, name))
        return found(name, config.servers[name] ?? null, config.inputs, path, folder);
      known.push(...Object.keys(config.servers));
    }
  }
  const named =
    known.length === 0 ? 'No `.vscode/mcp.json` or `mcp.json` defines a server.' : `Servers: ${known.join(', ')}.`;
  throw new McpProblem(`There is no MCP server \`${name}\`.${didYouMean(name, known)} ${named}`);
}

function foldersAbove(folder: string, workspace: string | undefined): readonly string[] {
  const opened = workspace === undefined ? undefined : real(fileURLToPath(workspace));
  if (opened === undefined || !isWithin(opened, folder)) return [folder];
  const folders = [folder];
  for (let current = folder; relative(opened, current) !== '';) {
    current = dirname(current);
    folders.push(current);
  }
  return folders;
}

interface Config {
  readonly servers: Readonly<Record<string, Json>>;
  readonly inputs: ReadonlyMap<string, InputEntry>;
}

function readConfig(path: string): Config | undefined {
  const text = readSmallFile(path);
  if (text === undefined) return undefined;
  const config = parseJsonc(text);
  if (config === undefined || !isRecord(config)) throw new McpProblem(`\`${path}\` is not a JSON object.`);
  const servers = Object.hasOwn(config, 'servers') ? config.servers : undefined;
  if (servers === undefined && Object.hasOwn(config, 'mcpServers')) {
    throw new McpProblem(
      `\`${path}\`: servers are listed under \`servers\`, as VS Code writes it, not \`mcpServers\`.`,
    );
  }
  if (servers !== undefined && !isRecord(servers)) throw new McpProblem(`\`${path}\`: \`servers\` must be an object.`);
  const inputs = Object.hasOwn(config, 'inputs') ? config.inputs : undefined;
  const read = inputs !== undefined && isList(inputs) ? inputs.map(readInput) : [];
  return {
    servers: servers ?? {},
    inputs: new Map(read.flatMap((input) => (input === undefined ? [] : [[input.id, input] as const]))),
  };
}

function found(
  name: string,
  value: Json,
  inputs: ReadonlyMap<string, InputEntry>,
  file: string,
  folder: string,
): FoundServer {
  const entry = readServer(value);
  if (typeof entry === 'string') throw new McpProblem(`The MCP server \`${name}\` of \`${file}\`: ${entry}.`);
  return { name, entry, inputs, file, folder };
}
