import {
  isParameter,
  isTool,
  isTypeAlias,
  isWorkflow,
  type Field,
  type Parameter,
  type TypeAlias,
} from '#language/generated/ast.ts';
import type { WfDocumentation } from '#language/documentation/documentation.ts';
import type { Named } from '#language/references/occurrence.ts';
import { signatureText } from '../signature-text.ts';
import { fenced, plain } from './markdown.ts';

/** Characters of a declaration that are shown. */
const longest = 1_500;

/** What a declaration is and what is said of it, as the model reads it. */
export function declarationHover(node: Named, documentation: WfDocumentation): string {
  const text = documentation.getDocumentation(node);
  return [fenced('wf', headline(node)), ...(text === undefined ? [] : [plain(text)])].join('\n\n');
}

function headline(node: Named): string {
  if (isTool(node)) return `tool ${signatureText(node)}`;
  if (isWorkflow(node)) return `workflow ${signatureText(node)}`;
  if (isTypeAlias(node)) return shortened(node);
  if (isParameter(node)) return `${isWorkflow(node.$container) ? 'input' : 'parameter'} ${shortened(node)}`;
  return `field ${shortened(node)}`;
}

function shortened(node: Field | Parameter | TypeAlias): string {
  const text = node.$cstNode?.text ?? node.name;
  return text.length <= longest ? text : `${text.slice(0, longest)}…`;
}
