import type { ReferenceInfo } from 'langium';
import { nearestNames, nearestOf } from '#core/text/nearest.ts';
import { catalogue } from '#core/diagnostics/catalogue.ts';
import { fieldText } from '#core/text/name-text.ts';
import { isArgument, isTool, isWorkflow, type Callable } from '#language/generated/ast.ts';
import { writeName } from '#language/lexer/reserved-words.ts';
import { leadingTo } from '#language/checks/recursive-workflow.ts';
import { readDocComment } from '#language/documentation/doc-comment.ts';
import { workflowOf } from '../edits/chains.ts';
import type { Edit } from '#language/print/edits.ts';
import type { Fix, FixRequest, QuickFix } from './quick-fix.ts';

/** Puts in the name that was most likely meant, out of those that may stand there. */
export const correctName: QuickFix = {
  codes: [
    'unresolved-reference',
    'unknown-argument',
    'unknown-placeholder',
    'not-in-workflow',
    'unknown-provider',
    'unused-suppression',
  ],
  *fixes(request): Iterable<Fix> {
    const slip = slipIn(request);
    if (slip === undefined) return;
    const { word, candidates, at, write, near = nearestOf } = slip;
    for (const [index, name] of near(word, candidates, mostNames).entries()) {
      const edit = { ...at, text: write(name) };
      yield { title: `Change to \`${name}\``, edits: [edit], preferred: index === 0 };
    }
  },
};

/** So many names are offered; the nearest first. */
const mostNames = 3;

interface Slip {
  readonly word: string;
  readonly candidates: readonly string[];
  readonly at: Pick<Edit, 'start' | 'end'>;
  readonly write: (name: string) => string;
  readonly near?: typeof nearestOf;
}

function slipIn(request: FixRequest): Slip | undefined {
  const { data, text, start, end } = request;
  switch (data.code) {
    case 'unused-suppression':
      return { word: text.slice(start, end), candidates: Object.keys(catalogue), at: { start, end }, write: asIs };
    case 'unknown-provider':
      return providerIn(request);
    case 'not-in-workflow':
      return toolIn(request);
    default:
      return fieldIn(request) ?? referenceAt(request) ?? parameterInComment(request);
  }
}

/** A name that could not be linked. */
function referenceAt({ document, start, end, services }: FixRequest): Slip | undefined {
  const reference = document.references.find(({ $refNode }) => $refNode?.offset === start);
  const info: ReferenceInfo | undefined = reference?.error?.info;
  if (reference === undefined || info === undefined) return undefined;
  const named = services.references.ScopeProvider.getScope(info).getAllElements().toArray();
  const caller = workflowOf(info.container);
  // A workflow that leads to the caller would make it call itself.
  const leading = caller && leadingTo(caller, named.map(({ node }) => node).filter(isWorkflow));
  const candidates = named
    .filter(({ node }) => !isWorkflow(node) || leading?.has(node) !== true)
    .map(({ name }) => name);
  const write = isArgument(info.container) ? fieldText : writeName;
  return { word: reference.$refText, candidates, at: { start, end }, write, near: nearestNames };
}

/** A field that the type of a reference does not have. */
function fieldIn({ data, text, start, end }: FixRequest): Slip | undefined {
  const { name, names } = data;
  if (typeof name !== 'string' || !Array.isArray(names)) return undefined;
  const found = text.slice(start, end).lastIndexOf(fieldText(name));
  if (found < 0) return undefined;
  const at = { start: start + found, end: start + found + fieldText(name).length };
  return { word: name, candidates: names as readonly string[], at, write: fieldText };
}

/** `@param` of no parameter. */
function parameterInComment({ document, services, text, start, end }: FixRequest): Slip | undefined {
  for (const declaration of documentedIn(document.parseResult.value)) {
    const comment = services.documentation.CommentProvider.commentOf(declaration);
    if (comment === undefined || start < comment.offset || start >= comment.end) continue;
    const documented = new Set(readDocComment(comment.text).parameters.map(({ name }) => name));
    const candidates = declaration.parameters.map(({ name }) => name).filter((name) => !documented.has(name));
    return { word: text.slice(start, end).replaceAll('`', ''), candidates, at: { start, end }, write: fieldText };
  }
  return undefined;
}

function documentedIn(file: object): readonly Callable[] {
  const declarations = 'declarations' in file ? (file.declarations as readonly unknown[]) : [];
  return declarations.filter((one) => isTool(one) || isWorkflow(one));
}

/** A tool that the workflow does not have, and those that it has. */
function toolIn({ node, data, services, document, start, end }: FixRequest): Slip | undefined {
  const workflow = workflowOf(node);
  const lowered = services.analysis.Lowering.lower(document).workflows.find(
    ({ id }) => services.analysis.Origins.node(document, id) === workflow,
  );
  if (lowered === undefined) return undefined;
  const candidates = lowered.tools.map(({ name }) => name);
  return { word: String(data.tool), candidates, at: { start, end }, write: writeName };
}

/** The part of a model's name before the slash. */
function providerIn({ data, text, start, end }: FixRequest): Slip | undefined {
  const { model, providers } = data;
  if (typeof model !== 'string' || !Array.isArray(providers)) return undefined;
  const [provider = ''] = model.split('/', 1);
  const found = text.slice(start, end).indexOf(`"${provider}/`);
  if (found < 0) return undefined;
  const at = { start: start + found + 1, end: start + found + 1 + provider.length };
  return { word: provider, candidates: providers as readonly string[], at, write: asIs };
}

function asIs(name: string): string {
  return name;
}
