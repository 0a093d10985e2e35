import type { AstNode } from 'langium';
import type { NodeId } from '#core/ir/node-id.ts';
import type { Workflow } from '#core/ir/workflow.ts';
import { valueText } from '#core/text/value-text.ts';
import type { Choice, Target, ToolRule } from '#core/rules/tool-rule.ts';
import type { AnyTool } from '../generated/ast.ts';
import { anyBesideTools, type Heads } from './lower-choice.ts';
import type { LoweringContext } from './lowering-context.ts';

/** Where an arrow comes from: a tool, or `undefined` for `start`, with the node that names it. */
export interface ArrowSource {
  readonly node: AstNode;
  readonly tool: string | undefined;
}

/** All arrows of one source: together they are one choice. */
interface ArrowSet {
  readonly source: ArrowSource;
  readonly targets: Target[];
  any: AnyTool | undefined;
  exit: WrittenAnswer | undefined;
}

/** An `exit` and what it means. */
type WrittenAnswer = NonNullable<Heads['exit']>;

/**
 * The rules of a workflow in statement order. The arrows of one tool, wherever they stand, become one rule at the
 * place of the first, named by the node that it comes from.
 */
export class RuleList {
  private readonly drafts: (ToolRule | ArrowSet)[] = [];
  private readonly sets = new Map<string | undefined, ArrowSet>();
  private readonly context: LoweringContext;

  constructor(context: LoweringContext) {
    this.context = context;
  }

  add(rule: ToolRule): void {
    this.drafts.push(rule);
  }

  /** Where the next rule will stand: what is found inside of a statement goes behind the statement itself. */
  get end(): number {
    return this.drafts.length;
  }

  insert(at: number, rules: readonly ToolRule[]): void {
    this.drafts.splice(at, 0, ...rules);
  }

  addArrow(source: ArrowSource, heads: Heads): void {
    if (heads.targets.length === 0 && !heads.any && !heads.exit) return;
    let set = this.sets.get(source.tool);
    if (!set) {
      set = { source, targets: [], any: undefined, exit: undefined };
      this.sets.set(source.tool, set);
      this.drafts.push(set);
    }
    set.targets.push(...heads.targets);
    set.any ??= heads.any;
    if (set.exit && heads.exit) this.checkAnswers(set.exit, heads.exit);
    set.exit ??= heads.exit;
  }

  /** A run ends with one answer, so only the first `exit` of a choice is kept. */
  private checkAnswers(first: WrittenAnswer, second: WrittenAnswer): void {
    if (answerText(first) === answerText(second)) return;
    const message = '`exit` stands in this choice twice with different answers.';
    const related = [{ at: first.lowered.id, message: 'The first of them.' }];
    this.context.report('conflicting-rules', second.node, message, { related });
  }

  /** The finished rules, and the arrows that only say that the choice is free. */
  finish(): Pick<Workflow, 'rules' | 'open'> {
    const rules: ToolRule[] = [];
    const open: { id: NodeId; tool?: string }[] = [];
    for (const draft of this.drafts) {
      if (!isArrowSet(draft)) {
        rules.push(draft);
        continue;
      }
      const { source, any, exit, targets } = draft;
      if (any && targets.length > 0) this.context.report('invalid-flow', any, anyBesideTools);
      if (any && !exit && targets.length === 0) {
        open.push({ id: this.context.idOf(any), ...(source.tool === undefined ? {} : { tool: source.tool }) });
        continue;
      }
      const rule = source.tool === undefined ? this.startRule(draft) : this.toolRule(draft, source.tool);
      if (rule) rules.push(rule);
      // A start that cannot be is no missing start.
      else open.push({ id: this.context.idOf(source.node) });
    }
    return { rules, open };
  }

  private startRule(set: ArrowSet): ToolRule | undefined {
    if (set.exit && !set.any && set.targets.length === 0) {
      this.context.report('invalid-flow', set.exit.node, 'A run cannot end before anything was called.');
      return undefined;
    }
    return { type: 'init', id: this.context.idOf(set.source.node), choice: choiceOf(set) };
  }

  private toolRule(set: ArrowSet, tool: string): ToolRule {
    const id = this.context.idOf(set.source.node);
    if (set.exit && !set.any && set.targets.length === 0) {
      const { id: exit, answer } = set.exit.lowered;
      return { type: 'terminal', id, tool, exit, ...(answer ? { answer } : {}) };
    }
    return { type: 'child', id, tool, choice: choiceOf(set) };
  }
}

/** The choice that a group offers. One in which nothing is written yet leaves the choice open, so that nothing follows from it. */
export function choiceOf(heads: Pick<Heads, 'targets' | 'any' | 'exit'>): Choice {
  const unfinished = heads.targets.length === 0 && !heads.exit && !heads.any;
  return {
    targets: heads.targets,
    any: heads.any !== undefined || unfinished,
    ...(unfinished ? { unfinished } : {}),
    ...(heads.exit ? { exit: heads.exit.lowered } : {}),
  };
}

function answerText({ lowered }: WrittenAnswer): string | undefined {
  return lowered.answer && valueText(lowered.answer);
}

function isArrowSet(draft: ToolRule | ArrowSet): draft is ArrowSet {
  return 'source' in draft;
}
