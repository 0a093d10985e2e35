import { createHash } from 'node:crypto';
import { isAbsolute, resolve } from 'node:path';
import { namesSecret } from '#core/text/secret-name.ts';
import type { ServerDefinition } from '#core/text/server-text.ts';
import type { ServerInput } from '../protocol/messages.ts';
import { isWithin, real } from '../tools/place.ts';
import { readEnvFile } from './env-file.ts';
import type { FoundServer } from './find-server.ts';
import { McpProblem } from './mcp-problem.ts';
import { expandVariables, fillInputs, inputsIn } from './variables.ts';

/** A server that may be started once a person has agreed to exactly this. */
export interface ServerLaunch {
  readonly name: string;
  /** Path of the file that defines it. */
  readonly file: string;
  /** Everything that decides what is started or reached; inputs stand in it as `${input:id}`. */
  readonly definition: ServerDefinition;
  /** Hash of the definition: consent, and the inputs that were given, belong to it and to no other. */
  readonly digest: string;
  readonly inputs: readonly ServerInput[];
}

/** Writes out what a server's definition means in its folder. Throws an `McpProblem` when that is not possible. */
export function serverLaunch(found: FoundServer): ServerLaunch {
  const definition = definitionOf(found);
  if (textsOf(definition).some((text) => text.includes('\0'))) {
    throw new McpProblem(`The MCP server \`${found.name}\` of \`${found.file}\`: a zero character cannot be in it.`);
  }
  const ids = new Set(textsOf(definition).flatMap(inputsIn));
  const inputs = [...ids].map((id) => {
    const input = found.inputs.get(id);
    if (input !== undefined) return input;
    throw new McpProblem(`\`${found.file}\` does not define the input \`${id}\` of the MCP server \`${found.name}\`.`);
  });
  const digest = createHash('sha256')
    .update(JSON.stringify([found.name, definition]))
    .digest('hex');
  return { name: found.name, file: found.file, definition, digest, inputs };
}

function definitionOf({ name, entry, file, folder }: FoundServer): ServerDefinition {
  const expand = (text: string): string => expandVariables(text, folder);
  if (entry.kind === 'http') {
    const url = expand(entry.url);
    const headers = [...entry.headers].map(([header, value]) => [header, expand(value)] as const);
    if (!/^https?:\/\/[^/?#$\\\s]+([/?#]|$)/i.test(url) || !URL.canParse(url)) {
      throw new McpProblem(
        `The MCP server \`${name}\` of \`${file}\`: no input may stand in its scheme and host, which must be http or https.`,
      );
    }
    const { username, password } = new URL(url);
    if (username !== '' || password !== '') {
      throw new McpProblem(
        `The MCP server \`${name}\` of \`${file}\`: its address holds a user or a password; give them in a header.`,
      );
    }
    return { kind: 'http', url, headers };
  }
  const inFolder = (path: string): string => {
    const target = real(isAbsolute(path) ? path : resolve(folder, path));
    if (isWithin(real(folder), target)) return target;
    throw new McpProblem(`The MCP server \`${name}\` of \`${file}\`: \`${path}\` lies outside of ${folder}.`);
  };
  const given = [...entry.env].map(([variable, value]) => [variable, value === null ? null : expand(value)] as const);
  const fromFile = entry.envFile === undefined ? [] : readEnvFile(inFolder(expand(entry.envFile)));
  return {
    kind: 'stdio',
    argv: [entry.command, ...entry.args].map(expand),
    cwd: entry.cwd === undefined ? folder : inFolder(expand(entry.cwd)),
    env: [...new Map<string, string | null>([...fromFile, ...given])],
  };
}

/** The definition as it is used, with what the person gave for its inputs. */
export function filledDefinition(definition: ServerDefinition, inputs: ReadonlyMap<string, string>): ServerDefinition {
  const fill = (text: string): string => fillInputs(text, inputs);
  if (definition.kind === 'http') {
    const { url, headers } = definition;
    const component = new Map([...inputs].map(([id, value]) => [id, encodeURIComponent(value)]));
    return {
      kind: 'http',
      url: fillInputs(url, component),
      headers: headers.map(([name, value]) => [name, fill(value)]),
    };
  }
  const { argv, cwd, env } = definition;
  return {
    kind: 'stdio',
    argv: argv.map(fill),
    cwd,
    env: env.map(([name, value]) => [name, value === null ? null : fill(value)]),
  };
}

/** The values in a filled definition that must not be told: those of variables and headers whose names say so. */
export function secretsIn(definition: ServerDefinition): readonly string[] {
  const pairs = definition.kind === 'http' ? definition.headers : definition.env;
  return pairs.flatMap(([name, value]) =>
    value !== null && namesSecret(name) ? [value, value.replace(/^\w+ +/, '')] : [],
  );
}

function textsOf(definition: ServerDefinition): readonly string[] {
  if (definition.kind === 'http') return [definition.url, ...definition.headers.map(([, value]) => value)];
  return [...definition.argv, ...definition.env.map(([, value]) => value ?? '')];
}
