import { CompletionItemKind } from 'vscode-languageserver';
import { isWorkflow, type Statement, type Workflow } from '#language/generated/ast.ts';
import { writeName } from '#language/lexer/reserved-words.ts';
import type { Asked } from '../asked.ts';
import { rank, type Offer } from '../offer.ts';
import { literal, stop } from '../snippet.ts';
import { offersOfNames } from './offers-of-names.ts';
import { nameOffer } from './tool-offer.ts';

interface StatementForm {
  readonly word: string;
  /** Tab stops for the tools that it names are made of `tools`, the names of some. */
  readonly snippet: (tools: readonly string[]) => string;
  readonly description: string;
  /** The statement is a setting of this kind, of which there is one in a workflow. */
  readonly once?: Statement['$type'];
  /** It names this many tools. */
  readonly tools?: number;
  readonly again?: boolean;
}

/** What hardly a workflow is without. */
const firstSettings: readonly StatementForm[] = [
  form('model', '"${1:openai/gpt-4.1}"', 'the model that chooses: "provider/name"', 'ModelSetting', true),
  form('prompt', '"""$1"""', 'what the model is told first', 'PromptSetting'),
];

const otherSettings: readonly StatementForm[] = [
  form('steps', '${1:20}', 'model and tool calls of a run, else 50', 'StepsSetting'),
  form('timeout', '${1:5m}', 'how long a run may take', 'TimeoutSetting'),
  form('budget', '${1:50000} tokens', 'tokens that a run may cost', 'BudgetSetting'),
  form('temperature', '${1:0.2}', 'how freely the model chooses its words', 'TemperatureSetting'),
  form('agent', '${1:react}', 'another kind of agent than `workflow`', 'AgentSetting', true),
  form(
    'embedding',
    '"${1:openai/text-embedding-3-small}"',
    'the embedding model, for exports',
    'EmbeddingSetting',
    true,
  ),
];

const rules: readonly StatementForm[] = [
  naming('start', 1, ([a = '']) => `start -> ${stop(1, a)}`, 'the first call is one of these'),
  naming('limit', 1, ([a = '']) => `limit ${stop(1, a)} to \${2:3}`, 'how often a run may call a tool'),
  naming('require', 1, ([a = '']) => `require ${stop(1, a)} before exit`, 'no exit until this was called'),
  naming('approve', 1, ([a = '']) => `approve ${stop(1, a)}`, 'a person must agree first'),
  naming('only after', 2, ([a = '', b = '']) => `only after ${stop(1, a)}: ${stop(2, b)}`, 'not before that succeeded'),
  naming(
    'only directly after',
    2,
    ([a = '', b = '']) => `only directly after ${stop(1, a)}: ${stop(2, b)}`,
    'only as the very next call',
  ),
  naming('use', 1, ([a = '']) => `use ${stop(1, a)}`, 'tools that no arrow names'),
];

const mostTools = Math.max(...rules.map(({ tools = 0 }) => tools));

function form(
  word: string,
  value: string,
  description: string,
  once: Statement['$type'],
  again = false,
): StatementForm {
  return { word, snippet: () => `${word} ${value}`, description, once, again };
}

function naming(word: string, tools: number, snippet: StatementForm['snippet'], description: string): StatementForm {
  return { word, snippet, description, tools, again: true };
}

/** What a line of a workflow may begin with: settings not given yet, rules, and tools from which an arrow may lead. */
export function statementOffers(asked: Asked): readonly Offer[] {
  const { declaration } = asked.cursor;
  const workflow = isWorkflow(declaration) ? declaration : undefined;
  const given = new Set(workflow === undefined ? [] : statementsBeside(asked, workflow).map(({ $type }) => $type));
  // Before an arrow only a tool can stand.
  if (/^[ \t]*(->|\||\()/.test(asked.after)) return sourceOffers(asked);
  const names = someTools(asked);
  const forms = [...firstSettings, ...rules, ...otherSettings].flatMap((one): readonly Offer[] => {
    if (one.once !== undefined && given.has(one.once)) return [];
    if (names.length < (one.tools ?? 0)) return [];
    const hasStart = one.word === 'start' && asked.facts.workflow?.rules.some(({ type }) => type === 'init') === true;
    return [
      {
        label: one.word,
        kind: CompletionItemKind.Keyword,
        snippet: one.snippet(names.map(writeName)),
        wholeLine: true,
        description: one.description,
        again: one.again ?? false,
        rank: hasStart ? rank.other : rank.good,
      },
    ];
  });
  return [...forms, ...sourceOffers(asked)];
}

/** As many tools as a statement names, those that the workflow uses first. */
function someTools({ facts }: Asked): readonly string[] {
  const used = facts.workflow?.tools.map(({ name }) => name) ?? [];
  const names = new Set(used.filter((name) => facts.declared(name)));
  for (const { name, node } of facts.callables()) {
    if (names.size >= mostTools) break;
    if (!(isWorkflow(node) && node === facts.declaration)) names.add(name);
  }
  return [...names];
}

/** Tools as the beginning of an arrow: those without one first, none whose `when` says already what follows. */
function sourceOffers({ facts, fits }: Asked): readonly Offer[] {
  const { workflow, declaration } = facts;
  const ruled = workflow?.rules ?? [];
  const said = new Set(ruled.flatMap((rule) => (rule.type === 'child' || rule.type === 'terminal' ? rule.tool : [])));
  const decided = new Set(ruled.flatMap((rule) => (rule.type === 'conditional' ? rule.tool : [])));
  const used = new Set(workflow?.tools.map(({ name }) => name));
  const special = [...used].flatMap((name) => facts.callableNamed(name) ?? []);
  return offersOfNames({ all: facts.callables(), special, usual: rank.other }, (one) => {
    const { name, node } = one;
    const isItself = isWorkflow(node) && node === declaration;
    if (isItself || decided.has(name) || !fits(name)) return undefined;
    return nameOffer(one, {
      snippet: `${literal(writeName(name))} -> \${1:exit}`,
      wholeLine: true,
      rank: used.has(name) && !said.has(name) ? rank.best : rank.other,
      again: true,
      description: 'what may follow it',
    });
  });
}

/** The statements of the workflow without the one that is being typed. */
function statementsBeside({ cursor, document }: Asked, workflow: Workflow): readonly Statement[] {
  const { line } = document.textDocument.positionAt(cursor.word.from);
  return workflow.statements.filter(({ $cstNode }) => $cstNode?.range.start.line !== line);
}
