import type { AstNode } from 'langium';
import type { Choice, ConditionalRule } from '#core/rules/tool-rule.ts';
import { isCall, isStart, isWhen, type Call, type Flow, type Group, type Target, type When } from '../generated/ast.ts';
import { writeName } from '../lexer/reserved-words.ts';
import { written } from '../syntax/written.ts';
import { choiceOf, type ArrowSource, type RuleList } from './arrow-sets.ts';
import { lowerHeads, type Heads } from './lower-choice.ts';
import { lowerWhen } from './lower-when.ts';
import type { LoweringContext } from './lowering-context.ts';
import { WorkflowTools } from './workflow-tools.ts';

/** Turns chains of arrows into rules: `start -> a -> b | c -> exit` is one arrow for each `->` and each tool before it. */
export class FlowLowering {
  private readonly rules: RuleList;
  private readonly tools: WorkflowTools;
  readonly context: LoweringContext;

  constructor(rules: RuleList, tools: WorkflowTools, context: LoweringContext) {
    this.rules = rules;
    this.tools = tools;
    this.context = context;
  }

  lower(flow: Flow): void {
    const source = written(flow.source);
    if (isStart(source)) this.follow([{ node: source, tool: undefined }], flow.targets);
    else if (source) this.follow(this.heads(source), flow.targets);
  }

  /** The first target of a case, an `else` or the like as a choice; what follows it are arrows of their own. */
  choice(targets: readonly Target[]): Choice {
    const [first, ...rest] = targets;
    if (!first) return choiceOf({ targets: [], any: undefined, exit: undefined });
    if (isWhen(first)) {
      this.context.report(
        'invalid-flow',
        first,
        'A `when` needs a tool whose result it looks at: write `tool -> when {…}`.',
      );
      this.follow([], targets);
      return choiceOf({ targets: [], any: undefined, exit: undefined });
    }
    const heads = lowerHeads(first, this.tools, this.context);
    if (heads.continues) {
      this.context.report(
        'invalid-flow',
        heads.continues,
        '`continue` can follow a tool only: write `tool -> continue`.',
      );
    }
    if (rest.length > 0) this.checkMiddle(heads);
    this.follow(this.sourcesOf(heads.calls), rest);
    return choiceOf(heads);
  }

  private follow(start: readonly ArrowSource[], targets: readonly Target[]): void {
    let sources = start;
    for (const [index, target] of targets.entries()) {
      const next = targets[index + 1];
      if (isWhen(target)) {
        this.when(sources, target);
        if (next) {
          this.context.report(
            'invalid-flow',
            next,
            `Nothing can follow a \`when\`: write ${ends(target)} in a flow of its own.`,
          );
        }
        sources = [];
        continue;
      }
      const heads = lowerHeads(target, this.tools, this.context);
      if (next) this.checkMiddle(heads);
      for (const source of sources) this.arrow(source, heads);
      sources = this.sourcesOf(heads.calls);
    }
  }

  private arrow(source: ArrowSource, heads: Heads): void {
    if (!heads.continues) {
      this.rules.addArrow(source, heads);
    } else if (source.tool === undefined) {
      this.context.report(
        'invalid-flow',
        heads.continues,
        '`continue` can follow a tool only: a run always starts with a call.',
      );
    } else {
      this.rules.add({ type: 'continue', id: this.context.idOf(source.node), tool: source.tool });
      this.rules.addArrow(source, heads);
    }
  }

  private when(sources: readonly ArrowSource[], when: When): void {
    const at = this.rules.end;
    const lowered = lowerWhen(when, this);
    const rules: ConditionalRule[] = [];
    for (const { node, tool } of sources) {
      if (tool === undefined) {
        this.context.report(
          'invalid-flow',
          when,
          'A `when` looks at the result of a tool; before the first call there is none.',
        );
      } else {
        rules.push({ type: 'conditional', id: this.context.idOf(node), tool, ...lowered });
      }
    }
    this.rules.insert(at, rules);
  }

  /** The tools that a flow begins with. */
  private heads(group: Group): ArrowSource[] {
    const calls = group.members.filter(isCall);
    for (const member of group.members) {
      if (!isCall(member)) {
        this.context.report('invalid-flow', member, 'A flow begins with `start` or with tools.');
      }
    }
    for (const argument of calls.flatMap((call) => call.arguments.slice(0, 1))) {
      this.context.report(
        'invalid-flow',
        argument,
        'Arguments stand to the right of an arrow, where the tool is called, not to its left.',
      );
    }
    for (const call of calls) this.tools.add(call);
    return this.sourcesOf(calls);
  }

  private sourcesOf(calls: readonly Call[]): ArrowSource[] {
    return calls.flatMap((node) => {
      const tool = WorkflowTools.nameOf(node);
      return tool === undefined ? [] : { node, tool };
    });
  }

  /** `exit`, `any` and `continue` end a chain: these do not. */
  private checkMiddle(heads: Heads): void {
    const words: readonly { readonly node: AstNode | undefined; readonly word: string }[] = [
      { node: heads.exit?.node, word: 'exit' },
      { node: heads.any, word: 'any' },
      { node: heads.continues, word: 'continue' },
    ];
    for (const { node, word } of words) {
      if (node) this.context.report('invalid-flow', node, `\`${word}\` can only be the last of a chain.`);
    }
  }
}

/** The tools that the cases of a `when` end in, as the start of the flow that its author may have meant. */
function ends(when: When): string {
  const calls = when.cases.flatMap((item) => {
    const last = item.targets.at(-1);
    return last && !isWhen(last) ? last.members.filter(isCall) : [];
  });
  const names = new Set(calls.flatMap((call) => WorkflowTools.nameOf(call) ?? []));
  return names.size === 0 ? '`x -> …`' : `\`${[...names].map(writeName).join(' | ')} -> …\``;
}
