import type { Reference } from '#core/ir/value.ts';
import { isParameter, type Reference as WrittenReference } from '../generated/ast.ts';
import { written } from '../syntax/written.ts';
import type { LoweringContext } from './lowering-context.ts';

/** Lowers `mail`, `search.result.title` or `check.args.sql`; `undefined` when the name means nothing. */
export function lowerReference(node: WrittenReference | undefined, context: LoweringContext): Reference | undefined {
  const root = node && written(node.root);
  const target = root?.ref;
  if (!node || !target) return undefined;
  const id = context.idOf(node);
  if (isParameter(target)) return { kind: 'input', id, name: target.name, path: node.path };
  const [part, ...path] = node.path;
  const tool = root.$refText;
  if (part === 'result') return { kind: 'result', id, tool, path };
  if (part === 'args') return { kind: 'arguments', id, tool, path };
  context.report(
    'unresolved-reference',
    node,
    `\`${tool}\` is a tool: write \`${tool}.result\` or \`${tool}.args.…\` for what its newest call gave or took.`,
  );
  return undefined;
}
