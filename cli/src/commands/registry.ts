import type { ListedCommand } from '../command.ts';

/** Every command of `wf`, in the order of `wf help`. Only the one that is asked for is loaded. */
export const commands: readonly ListedCommand[] = [
  {
    name: 'check',
    summary: 'say what is wrong in .wf files',
    load: async () => (await import('./check.ts')).check,
  },
  {
    name: 'fmt',
    summary: 'lay out .wf files',
    load: async () => (await import('./fmt.ts')).fmt,
  },
  {
    name: 'run',
    summary: 'run a workflow, or rehearse it without a key',
    load: async () => (await import('./run.ts')).run,
  },
  {
    name: 'batch',
    summary: 'run a workflow for each line of a file',
    load: async () => (await import('./batch.ts')).batch,
  },
  {
    name: 'resume',
    summary: 'go on with a run that was interrupted',
    load: async () => (await import('./resume.ts')).resume,
  },
  {
    name: 'replay',
    summary: 'show a recorded run again, or begin another from one of its steps',
    load: async () => (await import('./replay.ts')).replay,
  },
  {
    name: 'tools',
    summary: 'declare the tools of an MCP server',
    load: async () => (await import('./tools.ts')).tools,
  },
  {
    name: 'types',
    summary: "write TypeScript types for the modules of a file's tools",
    load: async () => (await import('./types.ts')).types,
  },
  {
    name: 'models',
    summary: 'list the model providers, and probe what a model can do',
    load: async () => (await import('./models.ts')).models,
  },
  {
    name: 'graph',
    summary: 'draw a workflow, for Mermaid or Graphviz',
    load: async () => (await import('./graph.ts')).graph,
  },
  {
    name: 'explain',
    summary: 'say what a finding means and what to write instead',
    load: async () => (await import('./explain.ts')).explain,
  },
  {
    name: 'lsp',
    summary: 'start the language server for an editor',
    load: async () => (await import('./lsp.ts')).lsp,
  },
];
