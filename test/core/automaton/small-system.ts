import type { WorkflowBuilder } from '#core/ir/builder.ts';

/** Adds the statements of a system to a workflow. */
export type SmallSystem = (flow: WorkflowBuilder) => WorkflowBuilder;
