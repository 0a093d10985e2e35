import { AstUtils, type ReferenceInfo } from 'langium';
import { nearestNames } from '#core/text/nearest.ts';
import type { DiagnosticCode } from '#core/diagnostics/catalogue.ts';
import {
  isArgument,
  isCall,
  isImportedName,
  isNamedType,
  isParameter,
  isPlaceholder,
  isReference,
  isTool,
  isWfFile,
  type Callable,
  type NamedType,
} from '../generated/ast.ts';
import { constantMeantBy, targetMeantBy, typeMeantBy } from '../habits/name-habits.ts';
import { inputMeantByType } from '../habits/input-as-type.ts';
import { textMeantBy } from '../habits/text-meant.ts';
import { called } from '../syntax/called.ts';
import { written } from '../syntax/written.ts';
import { unreadNames } from '../validation/unread-names.ts';
import { namesOf } from './file-names.ts';
import type { Imports } from './imports.ts';

/** Why a name means nothing, in words; `undefined` when another finding already says so. */
export interface LinkingProblem {
  readonly code: DiagnosticCode;
  readonly message: string;
}

/** What to say about a reference that could not be resolved. `names` are those that could stand there. */
export function linkingProblem(
  { container, reference }: ReferenceInfo,
  imports: Imports,
  names: () => readonly string[],
): LinkingProblem | undefined {
  const name = reference.$refText;
  const file = AstUtils.findRootNode(container);
  if (isArgument(container)) {
    const call = container.$container;
    const tool = written(call.tool);
    // A tool that does not exist is reported at its own name.
    return (
      tool?.ref && {
        code: 'unknown-argument',
        message: `\`${tool.$refText}\` has no parameter \`${name}\`${parametersOf(name, tool.ref)}`,
      }
    );
  }
  if (isImportedName(container)) {
    const uri = file.$document?.uri;
    const target = uri && imports.fileOf(container.$container, uri);
    // A file that is not there is reported at its path.
    if (target?.$document && unreadNames(target.$document).has(name))
      return problem(`\`${container.$container.path}\` declares \`${name}\` in a line that cannot be read.`);
    return target && problem(`\`${container.$container.path}\` declares no \`${name}\`.${perhaps(name, names())}`);
  }
  // A name that an import fails to bring in is reported there.
  if (isWfFile(file) && namesOf(file).imported.has(name) && !namesOf(file).declared.has(name)) {
    const item = namesOf(file).imported.get(name);
    if (item && !written(item.declaration)?.ref) return undefined;
  }
  const other = isWfFile(file) ? namesOf(file).declared.get(name) : undefined;
  if (isReference(container)) {
    const inTool = AstUtils.getContainerOfType(container, isTool);
    const inText = isPlaceholder(container.$container);
    const what = inTool ? `no parameter \`${name}\` in ${called(inTool)}` : `no input or tool \`${name}\` here`;
    return {
      code: inText ? 'unknown-placeholder' : 'unresolved-reference',
      message: `There is ${what}${inputMeant(name, container.path[0], names()) ?? (inText ? `.${perhaps(name, names())}` : otherValue(name, container.path.length > 0, names()))}`,
    };
  }
  if (isNamedType(container)) {
    if (other) return problem(`\`${name}\` is no type.`);
    const meant = typeMeantBy(name);
    const instead =
      meant === undefined ? (valueMeant(name, container) ?? `.${perhaps(name, names())}`) : `: write ${meant}.`;
    return problem(`There is no type \`${name}\` in this file or its imports${instead}`);
  }
  if (other) return problem(`\`${name}\` is a type, not a tool.`);
  const meant = isCall(container) ? targetMeantBy(name) : undefined;
  const instead = meant === undefined ? notKnown(name, names) : keywords[meant];
  return problem(`There is no tool \`${name}\` in this file or its imports${instead}`);
}

const keywords = { exit: ': a run ends with `exit`.', start: ': the first call stands behind `start`.' };

function notKnown(name: string, names: () => readonly string[]): string {
  return /^(?:failed|failure|catch|on_?(?:error|fail|failure))$/i.test(name)
    ? ': what follows a failed call is a case of a `when`.'
    : `.${perhaps(name, names())}`;
}

/** The parameters that there are, or, of many, the one that was perhaps meant. */
function parametersOf(name: string, { parameters }: Callable): string {
  const names = parameters.map((parameter) => parameter.name);
  if (names.length > 5) return `.${perhaps(name, names)}`;
  return `: it takes ${names.length === 0 ? 'none' : names.map((one) => `\`${one}\``).join(', ')}.`;
}

/** Where others have one thing that holds all inputs: its field is one. */
function inputMeant(name: string, field: string | undefined, names: readonly string[]): string | undefined {
  if (!/^(?:inputs?|args|arguments|params|parameters|state|ctx|context|this|self|vars|\$?json)$/.test(name))
    return undefined;
  return field !== undefined && names.includes(field) ? `: an input is named as it is, \`${field}\`.` : undefined;
}

/** What was perhaps meant by the name of no value. */
function otherValue(name: string, hasPath: boolean, names: readonly string[]): string {
  const meant = perhaps(name, names);
  if (meant !== '' || hasPath) return `.${meant}`;
  const constant = constantMeantBy(name);
  if (constant !== undefined) return `: the value is \`${constant}\`.`;
  if (/^(?:result|output|response)$/.test(name)) return ': a result is that of a tool, `a.result`.';
  return `: a text stands in quotes, \`${textMeantBy(name)}\`.`;
}

function perhaps(name: string, names: readonly string[]): string {
  const [nearest] = nearestNames(name, names, 1);
  return nearest === undefined ? '' : ` Did you mean \`${nearest}\`?`;
}

/** Where the name of an input stands in place of the type of a parameter, its value is meant. */
function valueMeant(name: string, type: NamedType): string | undefined {
  if (inputMeantByType(type) === undefined) return undefined;
  const { $container: parameter } = type;
  const call = isParameter(parameter) ? `\`${parameter.$container.name}(${parameter.name}: ${name})\`` : 'there';
  return `: what a parameter gets is said where it is called, ${call}.`;
}

function problem(message: string): LinkingProblem {
  return { code: 'unresolved-reference', message };
}
