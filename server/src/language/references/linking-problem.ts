import { AstUtils, type ReferenceInfo } from 'langium';
import type { DiagnosticCode } from '#core/diagnostics/catalogue.ts';
import {
  isArgument,
  isImportedName,
  isNamedType,
  isPlaceholder,
  isReference,
  isTool,
  isWfFile,
} from '../generated/ast.ts';
import { called } from '../syntax/called.ts';
import { written } from '../syntax/written.ts';
import { namesOf } from './file-names.ts';
import type { Imports } from './imports.ts';

/** Why a name means nothing, in words; `undefined` when another finding already says so. */
export interface LinkingProblem {
  readonly code: DiagnosticCode;
  readonly message: string;
}

/** What to say about a reference that could not be resolved. */
export function linkingProblem({ container, reference }: ReferenceInfo, imports: Imports): LinkingProblem | undefined {
  const name = reference.$refText;
  const file = AstUtils.findRootNode(container);
  if (isArgument(container)) {
    const call = container.$container;
    const tool = written(call.tool);
    // A tool that does not exist is reported at its own name.
    return tool?.ref && { code: 'unknown-argument', message: `\`${tool.$refText}\` has no parameter \`${name}\`.` };
  }
  if (isImportedName(container)) {
    const uri = file.$document?.uri;
    const target = uri && imports.fileOf(container.$container, uri);
    // A file that is not there is reported at its path.
    return (
      target && { code: 'unresolved-reference', message: `\`${container.$container.path}\` declares no \`${name}\`.` }
    );
  }
  // A name that an import fails to bring in is reported there.
  if (isWfFile(file) && namesOf(file).imported.has(name) && !namesOf(file).declared.has(name)) {
    const item = namesOf(file).imported.get(name);
    if (item && !written(item.declaration)?.ref) return undefined;
  }
  const other = isWfFile(file) ? namesOf(file).declared.get(name) : undefined;
  if (isReference(container)) {
    const inTool = AstUtils.getContainerOfType(container, isTool);
    const what = inTool
      ? `There is no parameter \`${name}\` in ${called(inTool)}.`
      : `There is no input or tool \`${name}\` here.`;
    return {
      code: isPlaceholder(container.$container) ? 'unknown-placeholder' : 'unresolved-reference',
      message: what,
    };
  }
  if (isNamedType(container)) {
    return problem(other ? `\`${name}\` is no type.` : `There is no type \`${name}\` in this file or its imports.`);
  }
  return problem(
    other ? `\`${name}\` is a type, not a tool.` : `There is no tool \`${name}\` in this file or its imports.`,
  );
}

function problem(message: string): LinkingProblem {
  return { code: 'unresolved-reference', message };
}
