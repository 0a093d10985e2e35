import type { Implementation, Tool } from '#core/ir/tool.ts';
import { fieldText, nameText } from '#core/text/name-text.ts';
import { literalText, templateText, valueText } from '#core/text/value-text.ts';
import { typeText } from '#core/types/type-text.ts';
import { concat, type Doc } from '../document/doc.ts';
import { render } from '../document/render.ts';
import { headerDoc } from '../layout/header.ts';
import { bracesDoc, tailDoc } from '../layout/tail.ts';
import { declarationDoc } from '../layout/tool.ts';
import { lineWidth } from '../line-width.ts';
import { newToken } from '../tokens/token.ts';
import { docComment } from './doc-comment.ts';
import { durationText } from './duration-text.ts';
import { parameterText } from './print-phrase.ts';
import { scan } from './scan.ts';

/** The declaration of a tool with its documentation, as the formatter lays it out. A workflow that is called as one is printed without what it does. */
export function printTool(tool: Tool): string {
  const { name, parameters, returns, implementation } = tool;
  const front = `tool ${nameText(name)}(${parameters.map(parameterText).join(', ')})${returns ? ':' : ''}`;
  const head = headerDoc({ front: scan(front), type: returns ? scan(typeText(returns)) : [] });
  const tails = [...(implementation ? implementationDocs(implementation, name) : []), ...clauseTexts(tool).map(phrase)];
  const shares =
    implementation?.kind === 'module' || implementation?.kind === 'command' || implementation?.kind === 'mcp';
  const declaration = declarationDoc(head, tails, tails.length > 1 || !shares);
  return docComment(tool) + render(declaration, lineWidth);
}

function phrase(text: string): Doc {
  return tailDoc(scan(text));
}

function implementationDocs(implementation: Implementation, name: string): readonly Doc[] {
  switch (implementation.kind) {
    case 'module': {
      const as = implementation.export === name ? '' : ` as ${nameText(implementation.export)}`;
      return [phrase(`from ${literalText(implementation.path)}${as}`)];
    }
    case 'mcp': {
      const as = implementation.tool === name ? '' : ` as ${literalText(implementation.tool)}`;
      return [phrase(`mcp ${literalText(implementation.server)}${as}`)];
    }
    case 'command':
      return [phrase(`command [${implementation.argv.map(templateText).join(', ')}]`)];
    case 'prompt':
    case 'person':
      return [phrase(`${implementation.kind} ${templateText(implementation.text)}`)];
    case 'http':
      return [httpDoc(implementation)];
    case 'workflow':
      return [];
  }
}

function httpDoc({ method, url, headers, body }: Extract<Implementation, { kind: 'http' }>): Doc {
  const lines = headers.map(({ name, value }) => `header ${literalText(name)}: ${templateText(value)}`);
  if (body) lines.push(`body ${valueText(body)}`);
  const request = `http ${method} ${templateText(url)}`;
  if (lines.length === 0) return phrase(request);
  return concat(tailDoc([...scan(request), newToken('{')]), bracesDoc(lines.map(scan), newToken('}')));
}

function clauseTexts({ timeout, retry, idempotent, secrets }: Tool): readonly string[] {
  return [
    ...(timeout === undefined ? [] : [`timeout ${durationText(timeout)}`]),
    ...(retry === 0 ? [] : [`retry ${retry}`]),
    ...(idempotent ? ['idempotent'] : []),
    ...(secrets.length === 0 ? [] : [`secrets ${secrets.map(fieldText).join(', ')}`]),
  ];
}
