import type { AstNode } from 'langium';
import {
  isField,
  isObjectType,
  isObjectValue,
  isParameter,
  isTool,
  isWorkflow,
  type WfFile,
  type Workflow,
} from '../generated/ast.ts';
import type { LoweringContext } from '../lowering/lowering-context.ts';
import { localName, namesOf } from '../references/file-names.ts';
import { called } from '../syntax/called.ts';
import { written } from '../syntax/written.ts';
import { mentionsOf } from '../syntax/mentions.ts';
import { nodesIn } from '../syntax/nodes.ts';
import type { DeclarationTextCheck, FileCheck } from './file-check.ts';

/** `duplicate-name`: in a file, among parameters, fields and keys each name stands for one thing; an input is not named like a tool. Here, in a file. */
export const duplicateName: FileCheck = (file, { lowering }) => {
  if (areDistinct(file)) return;
  unique(
    [
      ...file.imports.flatMap((statement) => statement.names).map((node) => ({ node, name: localName(node) })),
      ...file.declarations.map((node) => ({ node, name: written(node.name) })),
    ],
    'in this file',
    lowering,
  );
};

/** What most files are, told without a look at each name. */
function areDistinct(file: WfFile): boolean {
  const { declared, imported } = namesOf(file);
  if (declared.size < file.declarations.length) return false;
  return file.imports.every(({ names }) =>
    names.every((item) => {
      const name = localName(item);
      return name !== undefined && imported.get(name) === item && !declared.has(name);
    }),
  );
}

/** The same inside of a declaration. */
export const duplicateInnerName: DeclarationTextCheck = (declaration, lowering) => {
  nodesIn(declaration).forEach((node) => {
    if (isTool(node) || isWorkflow(node)) unique(named(node.parameters), `in ${called(node)}`, lowering);
    if (isWorkflow(node)) inputsAndTools(node, lowering);
    else if (isObjectType(node)) unique(named(node.fields), 'in this type', lowering);
    else if (isObjectValue(node)) {
      const entries = node.entries.map((entry) => ({ node: entry, name: written(entry.key) }));
      unique(entries, 'in this object', lowering);
    }
  });
};

interface Named {
  readonly node: AstNode;
  readonly name: string | undefined;
}

function named(nodes: readonly AstNode[]): Named[] {
  return nodes.map((node) => ({ node, name: isParameter(node) || isField(node) ? written(node.name) : undefined }));
}

function unique(items: readonly Named[], where: string, context: LoweringContext): void {
  if (items.length < 2) return;
  const first = new Map<string, AstNode>();
  for (const { node, name } of items) {
    if (name === undefined) continue;
    const earlier = first.get(name);
    if (!earlier) {
      first.set(name, node);
      continue;
    }
    context.report('duplicate-name', node, `\`${name}\` is already declared ${where}.`, {
      related: [{ at: context.idOf(earlier), message: `\`${name}\` is declared here first.` }],
      data: { name },
    });
  }
}

function inputsAndTools(workflow: Workflow, context: LoweringContext): void {
  const tools = new Map(mentionsOf(workflow).map((mention) => [written(mention.tool)?.$refText, mention]));
  for (const input of workflow.parameters) {
    const mention = tools.get(written(input.name));
    if (!mention) continue;
    context.report('duplicate-name', input, `The input \`${input.name}\` has the name of a tool of this workflow.`, {
      related: [{ at: context.idOf(mention), message: `The tool \`${input.name}\` is used here.` }],
      data: { name: input.name },
    });
  }
}
