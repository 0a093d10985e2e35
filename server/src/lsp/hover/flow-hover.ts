import { followersOf } from '#core/automaton/followers.ts';
import { keptOutAfter } from '#core/automaton/kept-out.ts';
import { predecessorsOf } from '#core/automaton/predecessors.ts';
import { isCalled, type Space } from '#core/automaton/space.ts';
import { ruleText } from '#core/rules/rule-text.ts';
import { alternatives, code } from './markdown.ts';

/** Tools that one line of reasons names, and lines of reasons. */
const most = 12;

/**
 * What the rules of a workflow say of a tool, as Markdown: what comes before and after it, how often it may be called,
 * and which statement keeps each other tool from following. Asked of the same rules that a run obeys.
 */
export function flowHover(space: Space, tool: string): string | undefined {
  const { workflow } = space.system;
  if (!isCalled(space, tool)) return space.complete ? `No run of ${code(workflow.name)} calls it.` : undefined;
  const sentences = [before(space, tool), after(space, tool), ...bounds(space, tool)];
  return [sentences.filter((sentence) => sentence !== '').join(' '), reasons(space, tool)].filter(Boolean).join('\n\n');
}

function before(space: Space, tool: string): string {
  const { tools, first, complete } = predecessorsOf(space, tool);
  const places = tools.map(code);
  const after = places.length === 0 ? '' : `after ${alternatives(places)}`;
  const parts = [...(first ? ['first'] : []), ...(after === '' ? [] : [after])];
  return parts.length === 0 ? '' : `Comes ${parts.join(' or ')}${unsure(complete)}.`;
}

function after(space: Space, tool: string): string {
  const { tools, mayEnd, complete } = followersOf(space, tool);
  const others = tools.map(code);
  if (others.length === 0 && mayEnd && complete) return 'Ends the run.';
  if (mayEnd) others.push('the end of the run');
  if (others.length === 0) return complete ? 'Nothing may follow.' : '';
  return `May be followed by ${alternatives(others)}${unsure(complete)}.`;
}

function unsure(complete: boolean): string {
  return complete ? '' : ', and perhaps others';
}

/** How often it may be called, and what else is asked of a call. */
function bounds({ system: { workflow } }: Space, tool: string): readonly string[] {
  const own = workflow.rules.filter((rule) => 'tool' in rule && rule.tool === tool);
  const limits = own.flatMap((rule) => (rule.type === 'max-count' ? [rule.limit] : []));
  const limit = limits.length === 0 ? undefined : Math.min(...limits);
  return [
    limit === undefined ? 'No limit on its calls.' : `At most ${limit} ${limit === 1 ? 'call' : 'calls'} in a run.`,
    ...(own.some(({ type }) => type === 'requires-approval') ? ['A person must agree to each call.'] : []),
    ...(own.some(({ type }) => type === 'required-before-exit') ? ['An exit waits for a call of it.'] : []),
  ];
}

/** The tools that may not follow, those with one reason together. */
function reasons(space: Space, tool: string): string {
  const groups = new Map<string, string[]>();
  for (const { tool: other, rules } of keptOutAfter(space, tool)) {
    const reason = alternatives(
      rules.map((rule) => code(ruleText(rule))),
      'and',
    );
    groups.set(reason, [...(groups.get(reason) ?? []), other]);
  }
  if (groups.size === 0) return '';
  const lines = [...groups].slice(0, most).map(([reason, tools]) => {
    const names = tools.slice(0, most).map(code);
    if (tools.length > most) names.push(`${tools.length - most} more`);
    return `- ${alternatives(names, 'and')}: ${reason}`;
  });
  const rest = groups.size > most ? [`- and others, for ${groups.size - most} more reasons`] : [];
  return ['May not follow:', '', ...lines, ...rest].join('\n');
}
