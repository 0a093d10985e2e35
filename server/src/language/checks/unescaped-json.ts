import {
  isHttpTool,
  isParameter,
  isPlaceholder,
  isPrimitiveType,
  isText,
  type HttpTool,
  type Text,
} from '../generated/ast.ts';
import { nodesIn } from '../syntax/nodes.ts';
import { written } from '../syntax/written.ts';
import { readText, type TextPiece } from '../texts/read-text.ts';
import type { DeclarationTextCheck } from './file-check.ts';

/** `unescaped-json`: a body that is JSON in quotes is sent as it stands, without escapes and without a content type. */
export const unescapedJson: DeclarationTextCheck = (declaration, lowering) => {
  for (const tool of nodesIn(declaration).filter(isHttpTool)) {
    const { body } = tool;
    if (!isText(body) || body.$cstNode?.text.endsWith('"') !== true) continue;
    const problem = problemOf(body, tool);
    if (problem === undefined) continue;
    lowering.report('unescaped-json', body, `${problem}: write \`body {…}\` without quotes around it.`);
  }
};

function problemOf(body: Text, tool: HttpTool): string | undefined {
  const pieces = readText(body);
  // A number, `true` and `null` can stand wherever a placeholder can.
  const json = pieces.map((piece) => (typeof piece === 'string' ? piece : '0')).join('');
  if (!/^\s*(?:\{[^]*\}|\[[^]*\])\s*$/.test(json)) return undefined;
  const free = pieces.find((piece) => typeof piece !== 'string' && !isPlain(piece));
  if (typeof free === 'object') {
    return `This JSON is sent as it stands, and a quote or line break in \`${free.$cstNode?.text ?? ''}\` breaks it`;
  }
  if (!isJson(json)) return 'This body looks like JSON and is none';
  const names = tool.headers.flatMap(({ name }) => written(name) ?? []);
  return names.some((name) => /^content-type$/i.test(name)) ? undefined : 'This JSON is sent without a content type';
}

/** What is filled in is JSON as it is written: a number or a truth value. */
function isPlain(piece: TextPiece): boolean {
  if (typeof piece === 'string' || !isPlaceholder(piece)) return false;
  const { root, path } = piece.reference;
  const type = isParameter(root.ref) && path.length === 0 && !root.ref.optional ? root.ref.type : undefined;
  return isPrimitiveType(type) && ['number', 'integer', 'boolean'].includes(type.primitive);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
