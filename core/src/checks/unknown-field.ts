import type { Finding } from '../diagnostics/finding.ts';
import type { Workflow } from '../ir/workflow.ts';
import { nameText, referenceText } from '../rules/rule-text.ts';
import { didYouMean } from '../text/nearest.ts';
import { typeAtPath, type TypeAtPath } from '../types/field-type.ts';
import { shownType } from '../types/misfit-text.ts';
import { typesInTool, typesInWorkflow, type ReferenceTypes } from '../types/reference-types.ts';
import type { TypeTable } from '../types/type-table.ts';
import type { DeclarationCheck } from './check.ts';
import { needlessSteps, unknownPaths } from './decision-paths.ts';
import type { Declarations } from './declarations.ts';
import { listed } from './words.ts';
import { referencesInTool, referencesInWorkflow, type PlacedReference } from './written-values.ts';

/** A reference reads a field that its type does not have. */
export const unknownField: DeclarationCheck = {
  code: 'unresolved-reference',
  *run(declarations) {
    for (const workflow of declarations.workflows) yield* pathsOfWhens(workflow, declarations.types);
    yield* findings(declarations, false);
  },
};

/** The same in a placeholder of a text. */
export const unknownFieldInText: DeclarationCheck = {
  code: 'unknown-placeholder',
  run: (declarations) => findings(declarations, true),
};

function* findings({ workflows, tools, types }: Declarations, inText: boolean): Iterable<Finding> {
  for (const tool of tools) yield* among(referencesInTool(tool), inText, typesInTool(tool, types), types);
  for (const workflow of workflows) {
    yield* among(referencesInWorkflow(workflow), inText, typesInWorkflow(workflow, types), types);
  }
}

function* among(
  references: Iterable<PlacedReference>,
  inText: boolean,
  typeOf: ReferenceTypes,
  types: TypeTable,
): Iterable<Finding> {
  for (const { reference, inText: here } of references) {
    const root = here === inText ? typeOf(reference) : undefined;
    const end = root && typeAtPath(root, reference.path, types);
    if (end === undefined || end.known) continue;
    const before = referenceText({ ...reference, path: reference.path.slice(0, end.depth) });
    const code = inText ? 'unknown-placeholder' : 'unresolved-reference';
    yield { code, at: reference.id, ...said(before, end) };
  }
}

function* pathsOfWhens(workflow: Workflow, types: TypeTable): Iterable<Finding> {
  for (const { rule, end } of unknownPaths(workflow, types)) {
    const steps = [`${nameText(rule.tool)}.result`, ...rule.path.slice(0, end.depth).map(nameText)];
    const needless = end.depth > 0 ? [] : rule.path.slice(0, needlessSteps(rule)).map(nameText);
    const other = end.depth === 0 ? workflow.tools.find(({ name }) => name === rule.path[0]) : undefined;
    const found = said(steps.join('.'), end);
    const message =
      needless.length > 0 ? looksByItself(needless) : other ? looksBehind(rule.tool, other.name) : found.message;
    yield {
      code: 'unresolved-reference',
      at: rule.when ?? rule.id,
      ...found,
      message,
      data: { ...found.data, needless },
    };
  }
}

function looksByItself(needless: readonly string[]): string {
  return `A \`when\` looks at the result by itself: leave out \`${needless.join('.')}\`.`;
}

function looksBehind(tool: string, other: string): string {
  return `This \`when\` looks at the result of \`${tool}\`, behind which it stands, not at that of \`${other}\`.`;
}

function said(
  before: string,
  { field, fields, of }: Extract<TypeAtPath, { known: false }>,
): Pick<Finding, 'message' | 'related' | 'data'> {
  const instead =
    fields.length === 0 ? `it is ${shownType(of)}.` : `it has ${listed(fields)}.${didYouMean(field, fields)}`;
  return {
    message: `\`${before}\` has no field \`${field}\`: ${instead}`,
    related: [],
    data: { name: field, names: fields },
  };
}
