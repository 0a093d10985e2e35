import type { Json } from '#core/ir/json.ts';
import type { Tool } from '#core/ir/tool.ts';
import type { Type } from '#core/ir/type.ts';
import { isRecord } from '#core/types/fits.ts';
import { typeFromSchema } from '#core/types/from-json-schema.ts';
import { misfitOf } from '#core/types/misfit.ts';
import { shownType, whereItShows } from '#core/types/misfit-text.ts';
import { resolveType, type TypeTable } from '#core/types/type-table.ts';
import type { ServerTool } from './server-session.ts';

/**
 * Where a declared signature and the one that the server gives cannot both be right; `undefined` when they can, or when
 * the server's schema says more than types can tell.
 */
export function signatureMisfit(tool: Tool, server: ServerTool, types: TypeTable): string | undefined {
  return parametersMisfit(tool, server.inputSchema, types) ?? resultMisfit(tool, server.outputSchema, types);
}

function parametersMisfit(tool: Tool, schema: Json, types: TypeTable): string | undefined {
  const given: Type = {
    kind: 'object',
    fields: tool.parameters.map(({ id, name, type, optional, default: initial }) => {
      return { id, name, type, optional: optional && initial === undefined };
    }),
  };
  const wanted = typeFromSchema(schema, `${tool.id}/server`).type;
  const misfit = misfitOf(given, wanted, types, 'closed');
  if (misfit === undefined) return undefined;
  const name = `\`${misfit.path.replace(/^\./, '')}\``;
  switch (misfit.kind) {
    case 'missing':
      return `the server requires ${name}, which is not declared`;
    case 'may-be-missing':
      return `the server requires ${name}, which is optional here`;
    case 'unknown-field':
      return `the server has no parameter ${name}`;
    case 'other-type':
      return `${name} is declared as ${shownType(misfit.from)}, and the server takes ${shownType(misfit.to)}`;
  }
}

/** A tool that is declared to give a text gives the text parts of an answer, whatever its structure. */
function resultMisfit(tool: Tool, schema: Json | undefined, types: TypeTable): string | undefined {
  if (tool.returns === undefined || schema === undefined || !isRecord(schema)) return undefined;
  const declared = resolveType(tool.returns, types);
  if (declared.kind === 'primitive' && declared.name === 'string') return undefined;
  const given = typeFromSchema(schema, `${tool.id}/server result`).type;
  const misfit = misfitOf(given, tool.returns, types, 'open');
  if (misfit === undefined) return undefined;
  return `the server gives ${shownType(given)}, which is not ${shownType(tool.returns)}${whereItShows(misfit, given)}`;
}
