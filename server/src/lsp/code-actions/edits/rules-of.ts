import type { AstNode } from 'langium';
import type { FixRequest } from '../fixes/quick-fix.ts';

/** The places in the text of the rules that a check blames, which it gives along as ids. */
export function rulesOf({ data, document, services }: FixRequest): readonly AstNode[] {
  const ids = Array.isArray(data.rules) ? (data.rules as readonly string[]) : [];
  return ids.flatMap((id) => services.analysis.Origins.node(document, id) ?? []);
}
