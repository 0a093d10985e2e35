import { AstUtils } from 'langium';
import { isArgument, isFlow, isGroup, isMember, isWhen, type Member, type When } from '#language/generated/ast.ts';
import { writeName } from '#language/lexer/reserved-words.ts';
import { namesIn } from '../edits/chains.ts';
import { insertAfter } from '../edits/insert.ts';
import { removeMember, removeTarget } from '../edits/remove-target.ts';
import { removeStatement, shown } from '../edits/remove-statement.ts';
import type { Fix, FixRequest, QuickFix } from './quick-fix.ts';

/** Takes out what means nothing where it stands, or gives what follows it a flow of its own. */
export const mendFlow: QuickFix = {
  codes: ['invalid-flow'],
  *fixes(request): Iterable<Fix> {
    const { node, text } = request;
    const argument = AstUtils.getContainerOfType(node, isArgument);
    const call = argument?.$container.$cstNode;
    if (call) {
      const edits = [{ start: call.offset + call.text.indexOf('('), end: call.end, text: '' }];
      yield { title: 'Remove the arguments', edits, preferred: true };
      return;
    }
    yield* ownFlow(request);
    const member = AstUtils.getContainerOfType(node, isMember);
    if (member) {
      yield* cutBehind(request, member);
      yield* alone(text, member);
      const edit = removeMember(text, member);
      if (edit) yield { title: `Remove \`${shown(member)}\``, edits: [edit] };
    } else if (isWhen(node)) {
      const edit = removeTarget(text, node);
      if (edit) yield { title: 'Remove this `when`', edits: [edit] };
    }
    const removal = removeStatement(text, node);
    if (removal) yield { title: `Remove \`${removal.what}\``, edits: [removal.edit] };
  },
};

/** What follows a `when` in its chain, as a flow of the tools that its cases end with. */
function* ownFlow({ text, node, start }: FixRequest): Iterable<Fix> {
  const flow = AstUtils.getContainerOfType(node, isFlow);
  const at = flow?.targets.findIndex(({ $cstNode }) => $cstNode?.offset === start) ?? -1;
  const [when, rest] = [flow?.targets[at - 1], flow?.targets[at]];
  if (!flow?.$cstNode || !isWhen(when) || !when.$cstNode || !rest?.$cstNode) return;
  const tools = endsOf(when);
  if (tools.length === 0) return;
  const { end } = flow.$cstNode;
  const statement = `${tools.map(writeName).join(' | ')} -> ${text.slice(rest.$cstNode.offset, end)}`;
  const own = insertAfter(text, flow, statement);
  const edits = own && [{ start: when.$cstNode.end, end, text: '' }, own];
  if (edits) yield { title: `Write \`${statement}\` by itself`, edits, preferred: true };
}

/** The tools that the cases of a `when` end with. */
function endsOf(when: When): readonly string[] {
  const ends = when.cases.flatMap(({ targets }) => targets.slice(-1));
  return [...new Set(ends.filter(isGroup).flatMap(namesIn))];
}

/** What comes behind an `exit`, `any` or `continue` in its chain. */
function* cutBehind({ text }: FixRequest, member: Member): Iterable<Fix> {
  const flow = member.$container.$container;
  const end = member.$container.$cstNode?.end;
  if (!isFlow(flow) || end === undefined || !flow.$cstNode || flow.$cstNode.end <= end) return;
  const rest = text.slice(end, flow.$cstNode.end).trim();
  const edits = [{ start: end, end: flow.$cstNode.end, text: '' }];
  yield { title: `Remove \`${rest}\``, edits, preferred: true };
}

/** `continue` beside targets gets a statement of its own; `any` stays without the tools beside it. */
function* alone(text: string, member: Member): Iterable<Fix> {
  const group = member.$container;
  const flow = group.$container;
  if (!isGroup(group) || !isFlow(flow) || !group.$cstNode) return;
  if (member.$type === 'AnyTool' && flow.targets.at(-1) === group) {
    const others = group.members.some((one) => one.$type === 'Exit') ? 'any | exit' : 'any';
    const edits = [{ start: group.$cstNode.offset, end: group.$cstNode.end, text: others }];
    yield { title: `Change to \`${others}\``, edits };
  }
  if (member.$type !== 'Continue') return;
  const before = flow.targets[flow.targets.indexOf(group) - 1] ?? flow.source;
  const removal = removeMember(text, member);
  const statement = isGroup(before) ? `${namesIn(before).map(writeName).join(' | ')} -> continue` : undefined;
  const own = statement === undefined ? undefined : insertAfter(text, flow, statement);
  if (removal && own && statement)
    yield { title: `Write \`${statement}\` by itself`, edits: [removal, own], preferred: true };
}
