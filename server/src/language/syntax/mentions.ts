import { AstUtils } from 'langium';
import { isMention, type Mention, type Workflow } from '../generated/ast.ts';

/** Every place of a workflow that names a tool, in the order of the text. */
export function mentionsOf(workflow: Workflow): readonly Mention[] {
  return AstUtils.streamAllContents(workflow).filter(isMention).toArray();
}
