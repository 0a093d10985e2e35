import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import type { Json } from '#core/ir/json.ts';
import type { McpServers } from '../mcp/mcp-servers.ts';
import { declaresText } from './declares-text.ts';
import type { Returned, ToolCall } from './tool-call.ts';
import { ToolFailure } from './tool-failure.ts';

/**
 * Calls a tool of an MCP server. The result is what the server gives as a structure, else its text parts; a tool that is
 * declared to give a text gets those in any case. What is neither is told, and left out.
 */
export async function runMcp(call: ToolCall<'mcp'>, servers: McpServers): Promise<Returned> {
  const { implementation, arguments: args, signal, output } = call;
  const result = await servers.call(implementation, { arguments: args, signal, output });
  const text = textOf(result, output);
  if (result.isError === true) throw new ToolFailure(text === '' ? 'the server says that the call failed' : text);
  if (result.structuredContent === undefined || declaresText(call)) return { kind: 'text', text };
  // It came as JSON.
  return { kind: 'value', value: result.structuredContent as Json };
}

function textOf({ content }: CallToolResult, output: (line: string) => void): string {
  const texts: string[] = [];
  for (const part of content) {
    if (part.type === 'text') texts.push(part.text);
    else if (part.type === 'resource' && 'text' in part.resource) texts.push(part.resource.text);
    else output(`left out of the result: ${leftOut(part)}`);
  }
  return texts.join('\n');
}

function leftOut(part: Exclude<CallToolResult['content'][number], { type: 'text' }>): string {
  switch (part.type) {
    case 'image':
    case 'audio':
      return `${part.type} (${part.mimeType})`;
    case 'resource_link':
      return `a link to ${part.uri}`;
    case 'resource':
      return part.resource.uri;
  }
}
