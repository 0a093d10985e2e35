import { isMention, type Mention, type Workflow } from '../generated/ast.ts';
import { nodesIn } from './nodes.ts';

const cache = new WeakMap<Workflow, readonly Mention[]>();

/** Every place of a workflow that names a tool, in the order of the text. */
export function mentionsOf(workflow: Workflow): readonly Mention[] {
  const known = cache.get(workflow);
  if (known) return known;
  const mentions = nodesIn(workflow).filter(isMention);
  cache.set(workflow, mentions);
  return mentions;
}
