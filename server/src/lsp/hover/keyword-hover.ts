import type { AstNode } from 'langium';
import {
  isExit,
  isFlow,
  isGroup,
  isOnlyAfter,
  isStart,
  isWhen,
  type Flow,
  type Target,
} from '#language/generated/ast.ts';
import { code } from './markdown.ts';

/** What a word of a statement does, and the tool rule of Letta that it becomes. */
interface Meaning {
  readonly text: string;
  readonly rule?: string;
}

const first: Meaning = { text: 'The first call of a run is one of the targets.', rule: 'run_first' };
const next: Meaning = {
  text: 'Directly after the tool only the targets may follow. Several arrows from one tool are one choice.',
  rule: 'constrain_child_tools',
};
const ends: Meaning = {
  text: 'The run ends after a call of the tool, once every required tool was called.',
  rule: 'exit_loop',
};
const finishes: Meaning = { text: 'Beside other targets: the model may end the run, by calling `finish`.' };
const goesOn: Meaning = {
  text: 'After the tool the model must call another one; it may not answer instead.',
  rule: 'continue_loop',
};
const chooses: Meaning = { text: 'The result of the tool chooses what may follow.', rule: 'conditional' };
const anything: Meaning = { text: 'Any tool that no other statement forbids: the freedom is meant.' };

/** Words whose meaning depends on nothing but the kind of the node that they stand in. */
const meanings: Readonly<Record<string, Meaning>> = {
  Start: first,
  AnyTool: anything,
  Continue: goesOn,
  When: chooses,
  Case: {
    ...chooses,
    text: 'What may follow when the result is one of these; `failed` takes a failed call, `else` the rest.',
  },
  Use: { text: 'Tools of the workflow that no arrow names: callable whenever nothing else restricts the choice.' },
  Limit: {
    text: 'At most this many calls of the tool in a run. Where only the limit forbids it, the targets of `else` stand in.',
    rule: 'max_count_per_step',
  },
  Requirement: { text: 'An exit does not end the run until the tool was called.', rule: 'required_before_exit' },
  Approval: {
    text: 'A person must agree before the tool runs, and may change its arguments.',
    rule: 'requires_approval',
  },
  ModelSetting: { text: 'The model that chooses among the allowed tools, as `provider/name`.' },
  EmbeddingSetting: { text: 'The embedding model of the agent, for the export to Letta.' },
  AgentSetting: { text: 'The type of the agent: `workflow`, or `react`, `memgpt`, `sleeptime`.' },
  PromptSetting: { text: 'What the model is told before the first call.' },
  StepsSetting: { text: 'The most model and tool calls that one run makes, 50 unless said.' },
  TimeoutSetting: { text: 'How long a run may take.' },
  BudgetSetting: { text: 'The most tokens that a run may use, prompts and answers together.' },
  TemperatureSetting: { text: 'How freely the model chooses its words.' },
  ModuleTool: { text: 'The tool is a function that a module exports. It runs in a process of its own.' },
  HttpTool: { text: 'The tool is an HTTP request. A status of 400 and above is a failed call.' },
  CommandTool: { text: 'The tool is a program with its arguments, started without a shell.' },
  McpTool: { text: 'The tool is one of an MCP server that `mcp.json` names.' },
  PromptTool: { text: 'The model gives the result, in the type that is declared.' },
  PersonTool: { text: 'A person fills in the result, in a form made from its type.' },
  TimeoutClause: { text: 'How long one attempt may take.' },
  RetryClause: { text: 'How many more attempts follow a failed one.' },
  IdempotentClause: { text: 'After a crash the call may be repeated without asking.' },
  SecretsClause: { text: 'Secrets that the module or command gets by name. Their values never stand in a file.' },
  Import: { text: 'Names of another file. Nothing is visible without an import, and nothing is passed on.' },
};

/** The hover of a keyword in a statement, setting or tool. */
export function keywordHover(keyword: string, node: AstNode): string | undefined {
  const meaning = meaningOf(keyword, node);
  if (meaning === undefined) return undefined;
  return meaning.rule === undefined ? meaning.text : `${meaning.text}\n\nLetta rule: ${code(meaning.rule)}`;
}

function meaningOf(keyword: string, node: AstNode): Meaning | undefined {
  if (isExit(node)) return isGroup(node.$container) && node.$container.members.length > 1 ? finishes : ends;
  if (isOnlyAfter(node)) {
    return node.directly
      ? { text: 'The tools may be called only when this one was the last call.', rule: 'parent_last_tool' }
      : { text: 'The tools may not be called before a call of this one has succeeded.' };
  }
  if (isFlow(node)) return keyword === '->' ? arrowMeaning(node, node.targets[0]) : undefined;
  // Inside of a case, an arrow says what the case allows.
  return Object.hasOwn(meanings, node.$type) ? meanings[node.$type] : undefined;
}

function arrowMeaning(flow: Flow, target: Target | undefined): Meaning {
  if (isStart(flow.source)) return first;
  if (isWhen(target)) return chooses;
  const [only, ...others] = isGroup(target) ? target.members : [];
  if (only === undefined || others.length > 0) return next;
  if (only.$type === 'Exit') return ends;
  if (only.$type === 'Continue') return goesOn;
  return only.$type === 'AnyTool' ? anything : next;
}
