import { AstUtils } from 'langium';
import type { Implementation } from '#core/ir/tool.ts';
import type { Template } from '#core/ir/value.ts';
import { isTool, type Header, type HttpTool, type Implementation as WrittenImplementation } from '../generated/ast.ts';
import { written } from '../syntax/written.ts';
import { lowerText } from './lower-text.ts';
import { lowerValue } from './lower-value.ts';
import type { LoweringContext } from './lowering-context.ts';

/** Lowers how a tool does its work; `undefined` when something that it cannot do without is not written yet. */
export function lowerImplementation(node: WrittenImplementation, context: LoweringContext): Implementation | undefined {
  const id = context.idOf(node);
  const file = AstUtils.getDocument(node).uri.toString();
  switch (node.$type) {
    case 'ModuleTool': {
      const name = node.export ?? (isTool(node.$container) ? written(node.$container.name) : undefined);
      const path = written(node.path);
      return path === undefined || name === undefined ? undefined : { kind: 'module', id, file, path, export: name };
    }
    case 'HttpTool':
      return lowerHttp(node, context);
    case 'CommandTool':
      return { kind: 'command', id, file, argv: node.argv.flatMap((text) => lowerText(text, context) ?? []) };
    case 'McpTool': {
      const tool = node.tool ?? (isTool(node.$container) ? written(node.$container.name) : undefined);
      const server = written(node.server);
      return server === undefined || tool === undefined ? undefined : { kind: 'mcp', id, file, server, tool };
    }
    case 'PromptTool':
    case 'PersonTool': {
      const text = lowerText(written(node.text), context);
      return text && { kind: node.$type === 'PromptTool' ? 'prompt' : 'person', id, text };
    }
  }
}

function lowerHttp(node: HttpTool, context: LoweringContext): Implementation | undefined {
  const method = written(node.method);
  const url = lowerText(written(node.url), context);
  const body = lowerValue(node.body, context);
  if (method === undefined || !url) return undefined;
  return {
    kind: 'http',
    id: context.idOf(node),
    method,
    url,
    headers: node.headers.flatMap((header) => lowerHeader(header, context)),
    ...(body ? { body } : {}),
  };
}

function lowerHeader(header: Header, context: LoweringContext): { name: string; value: Template }[] {
  const name = written(header.name);
  const value = lowerText(written(header.value), context);
  return name === undefined || !value ? [] : [{ name, value }];
}
