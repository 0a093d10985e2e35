import type { Choice, ToolRule } from '../rules/tool-rule.ts';
import type { Tool } from './tool.ts';
import type { Type } from './type.ts';
import type { Settings, Workflow } from './workflow.ts';
import type { Json, Scalar } from './json.ts';
import type { Argument } from './value.ts';

/** A rule of every type but without ids: the builder names nodes by what they say. */
type Unnamed<T> = T extends unknown ? Omit<T, 'id'> : never;

/** Workflows for tests, written in few words. Node ids are readable: `rule 2`, `rule 2: search`, `workflow`. */
export class WorkflowBuilder {
  readonly #tools = new Map<string, Tool>();
  readonly #rules: ToolRule[] = [];
  readonly #open: { id: string; tool?: string }[] = [];
  readonly #uses: { id: string; tool: string }[] = [];
  #settings: Settings = {};

  /** Declares a tool; tools that only statements name are declared by them, without parameters and result. */
  tool(name: string, returns?: Type): this {
    this.#tools.set(name, { ...bareTool(name), ...(returns === undefined ? {} : { returns }) });
    return this;
  }

  use(...names: readonly string[]): this {
    for (const tool of names) {
      this.#mention(tool);
      this.#uses.push({ id: `use ${tool}`, tool });
    }
    return this;
  }

  /** `start -> a | b`; `any` alone says that every first call is meant. */
  start(...targets: readonly string[]): this {
    if (targets.length === 1 && targets[0] === 'any') {
      this.#open.push({ id: 'open start' });
      return this;
    }
    return this.rule({ type: 'init', choice: this.choice(targets) });
  }

  /** `a -> b | exit`; `exit` alone makes it an exit tool, `any` alone an open one. */
  arrow(tool: string, ...targets: readonly string[]): this {
    this.#mention(tool);
    if (targets.length === 1 && targets[0] === 'exit') return this.rule({ type: 'terminal', tool });
    if (targets.length === 1 && targets[0] === 'any') {
      this.#open.push({ id: `open ${tool}`, tool });
      return this;
    }
    return this.rule({ type: 'child', tool, choice: this.choice(targets) });
  }

  /** `a -> when { … }`; the keys `failed` and `else` are the cases of those names. */
  when(tool: string, cases: ReadonlyMap<Scalar, readonly string[]>, path: readonly string[] = []): this {
    this.#mention(tool);
    const listed = [...cases].filter(([key]) => key !== 'failed' && key !== 'else');
    const failed = cases.get('failed');
    const otherwise = cases.get('else');
    return this.rule({
      type: 'conditional',
      tool,
      path,
      cases: listed.map(([key, targets], index) => ({
        id: `rule ${this.#rules.length}: case ${index}`,
        keys: [key],
        choice: this.choice(targets),
      })),
      ...(failed === undefined ? {} : { failed: this.choice(failed) }),
      ...(otherwise === undefined ? {} : { otherwise: this.choice(otherwise) }),
      unmatched: 'stop',
    });
  }

  limit(tool: string, limit: number, ...otherwise: readonly string[]): this {
    const standIn = otherwise.length === 0 ? {} : { otherwise: this.choice(otherwise) };
    return this.rule({ type: 'max-count', tool, limit, ...standIn });
  }

  require(tool: string): this {
    return this.rule({ type: 'required-before-exit', tool });
  }

  onlyAfter(parent: string, ...tools: readonly string[]): this {
    for (const tool of tools) this.rule({ type: 'after', parent, tool });
    return this;
  }

  onlyDirectlyAfter(parent: string, ...tools: readonly string[]): this {
    for (const tool of tools) this.rule({ type: 'directly-after', parent, tool });
    return this;
  }

  settings(settings: Settings): this {
    this.#settings = settings;
    return this;
  }

  /** Adds any rule as it is. */
  rule(rule: Unnamed<ToolRule>): this {
    this.#rules.push({ ...rule, id: `rule ${this.#rules.length}` });
    return this;
  }

  /** A choice; `any` and `exit` mean what they mean in a flow, other names become tools of the workflow. */
  choice(targets: readonly string[]): Choice {
    const tools = targets.filter((name) => name !== 'any' && name !== 'exit');
    for (const name of tools) this.#mention(name);
    const prefix = `rule ${this.#rules.length}`;
    return {
      targets: tools.map((tool) => ({ id: `${prefix}: ${tool}`, tool, arguments: [] })),
      any: targets.includes('any'),
      ...(targets.includes('exit') ? { exit: { id: `${prefix}: exit` } } : {}),
    };
  }

  build(): Workflow {
    return {
      id: 'workflow',
      name: 'test',
      inputs: [],
      settings: this.#settings,
      tools: [...this.#tools.values()],
      rules: this.#rules,
      uses: this.#uses,
      open: this.#open,
    };
  }

  #mention(name: string): void {
    if (!this.#tools.has(name)) this.#tools.set(name, bareTool(name));
  }
}

/** A tool of which only the name is known. */
export function bareTool(name: string): Tool {
  return { id: `tool ${name}`, name, parameters: [], retry: 0, idempotent: false, secrets: [] };
}

/** A union of literals. */
export function literals(...values: readonly Scalar[]): Type {
  return { kind: 'union', options: values.map((value) => ({ kind: 'literal', value })) };
}

/** `name: value` with a JSON value. */
export function fixed(name: string, value: Json): Argument {
  return { id: `argument ${name}`, name, value: { kind: 'json', value } };
}
