import type { Tool } from './tool.ts';
import type { Settings, Workflow } from './workflow.ts';

/**
 * What the runs of a workflow depend on: the rules and the results of its tools, but no texts and nothing of how a tool
 * does its work. Two workflows of equal flows have the same findings of the rules and of the runs.
 */
export interface Flow extends Pick<Workflow, 'id' | 'name' | 'rules' | 'uses' | 'open'> {
  readonly settings: Pick<Settings, 'agent'>;
  readonly tools: readonly Pick<Tool, 'id' | 'name' | 'returns'>[];
}

/** Takes the flow out of a workflow, and nothing else. */
export function flowOf({ id, name, rules, uses, open, settings, tools }: Workflow): Flow {
  return {
    id,
    name,
    rules,
    uses,
    open,
    settings: settings.agent === undefined ? {} : { agent: settings.agent },
    tools: tools.map((tool) => ({
      id: tool.id,
      name: tool.name,
      ...(tool.returns === undefined ? {} : { returns: tool.returns }),
    })),
  };
}
