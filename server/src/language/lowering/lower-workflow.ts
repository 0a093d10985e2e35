import type { Workflow } from '#core/ir/workflow.ts';
import type { Statement, Workflow as WrittenWorkflow } from '../generated/ast.ts';
import { written } from '../syntax/written.ts';
import { RuleList } from './arrow-sets.ts';
import { FlowLowering } from './lower-flow.ts';
import { lowerParameters } from './lower-parameters.ts';
import { lowerSettings } from './lower-settings.ts';
import { lowerTool, type ToolLowering } from './lower-tool.ts';
import { lowerType } from './lower-type.ts';
import type { LoweringContext } from './lowering-context.ts';
import { wholeNumber } from './whole-number.ts';
import { WorkflowTools } from './workflow-tools.ts';

/** Lowers a workflow. Total: what a half-written text does not say is left out. `toolOf` gives its tools. */
export function lowerWorkflow(
  node: WrittenWorkflow,
  context: LoweringContext,
  toolOf: ToolLowering = lowerTool,
): Workflow {
  const tools = new WorkflowTools(context, toolOf);
  const rules = new RuleList(context);
  const flow = new FlowLowering(rules, tools, context);
  const uses: Workflow['uses'][number][] = [];
  for (const statement of node.statements) lowerStatement(statement, { tools, rules, flow, uses, context });
  const finished = rules.finish();
  return {
    id: context.idOf(node),
    name: written(node.name) ?? '',
    ...context.docOf(node),
    inputs: lowerParameters(node.parameters, context),
    ...(node.returns ? { result: lowerType(node.returns, context) } : {}),
    settings: lowerSettings(node, context),
    tools: tools.all(),
    rules: finished.rules,
    uses,
    open: [...finished.open, ...tools.open()],
  };
}

interface Parts {
  readonly tools: WorkflowTools;
  readonly rules: RuleList;
  readonly flow: FlowLowering;
  readonly uses: Workflow['uses'][number][];
  readonly context: LoweringContext;
}

function lowerStatement(node: Statement, { tools, rules, flow, uses, context }: Parts): void {
  switch (node.$type) {
    case 'Flow':
      flow.lower(node);
      break;
    case 'Use':
      for (const mention of node.tools) {
        const tool = tools.add(mention);
        if (tool !== undefined) uses.push({ id: context.idOf(mention), tool });
      }
      break;
    case 'Limit': {
      const mention = written(node.tool);
      const tool = WorkflowTools.declaredNameOf(mention);
      const limit = wholeNumber(node, written(node.count), 0, context);
      const otherwise = node.targets.length > 0 ? { otherwise: flow.choice(node.targets) } : {};
      if (mention && tool !== undefined && limit !== undefined) {
        const toolId = context.idOf(mention);
        rules.add({ type: 'max-count', id: context.idOf(node), tool, toolId, limit, ...otherwise });
      }
      break;
    }
    case 'Requirement':
    case 'Approval': {
      const type = node.$type === 'Requirement' ? 'required-before-exit' : 'requires-approval';
      for (const mention of node.tools) {
        const tool = WorkflowTools.declaredNameOf(mention);
        if (tool !== undefined) rules.add({ type, id: context.idOf(mention), tool });
      }
      break;
    }
    case 'OnlyAfter': {
      const earlier = written(node.parent);
      const parent = WorkflowTools.declaredNameOf(earlier);
      if (!earlier || parent === undefined) break;
      const type = node.directly ? 'directly-after' : 'after';
      const parentId = context.idOf(earlier);
      for (const mention of node.tools) {
        const tool = WorkflowTools.declaredNameOf(mention);
        if (tool !== undefined) rules.add({ type, id: context.idOf(mention), parent, parentId, tool });
      }
      break;
    }
    default:
      // Settings are read together by `lowerSettings`.
      break;
  }
}
