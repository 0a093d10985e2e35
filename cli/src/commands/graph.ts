import { buildGraph } from '#core/graph/build-graph.ts';
import type { GraphEdge, GraphNode, WorkflowGraph } from '#core/graph/workflow-graph.ts';
import { CliError } from '../cli-error.ts';
import type { Command } from '../command.ts';
import { exitCode } from '../exit-code.ts';
import { wfFile } from '../files/wf-files.ts';
import { dot } from '../graph/dot.ts';
import { mermaid } from '../graph/mermaid.ts';
import { nodeDisk } from '../disk/node-disk.ts';
import { Language, type ShownPlace } from '../language.ts';
import { didYouMean } from '#core/text/nearest.ts';
import { atMost, parseOptions } from '../options.ts';

const help = `wf graph FILE [WORKFLOW] [--format mermaid|dot|json]

Draws a workflow as it is written: start, tools, exit, and the arrows between them with their cases. Broken lines are
ways that no arrow names: what may follow a tool when nothing says it, and what stands in for a tool whose limit is used
up. WORKFLOW may be left out when the file has one.

Options
  --format FORMAT    mermaid (the default), for Markdown and https://mermaid.live
                     dot, for Graphviz
                     json, { workflow, nodes, edges }, each with its place { file, range }

A file with errors is drawn as far as it is understood; the exit code is 1 then.

Examples
  wf graph examples/triage.wf
  wf graph examples/triage.wf --format dot | dot -Tsvg > triage.svg
`;

const formats = ['mermaid', 'dot', 'json'] as const;

/** `wf graph`: a workflow as a drawing, for other programs to lay out. */
export const graph: Command = {
  help,
  async run(argv, terminal) {
    const options = { format: { type: 'string', default: 'mermaid' } } as const;
    const { values, positionals } = parseOptions('graph', options, argv);
    const [file, workflow] = atMost('graph', positionals, 2);
    if (file === undefined) throw new CliError('Which file? `wf graph FILE` names it; `wf graph --help` says more.');
    const format = formats.find((known) => known === values.format);
    if (format === undefined) {
      const known = 'mermaid, dot, json';
      throw new CliError(
        `There is no format \`${values.format}\`.${didYouMean(values.format, formats)} Formats: ${known}.`,
      );
    }
    const language = new Language(terminal, nodeDisk);
    const document = await language.openOne(wfFile(file, terminal.cwd, nodeDisk));
    const drawn = buildGraph(language.workflow(document, workflow));
    terminal.out(rendered(drawn, format, (at) => language.place(document, at)));
    const errors = (await language.findings(document)).filter(({ severity }) => severity === 'error');
    if (errors.length === 0) return exitCode.clean;
    terminal.err(`\`${file}\` has errors; the drawing shows what is understood. \`wf check ${file}\` names them.\n`);
    return exitCode.failed;
  },
};

function rendered(
  drawn: WorkflowGraph,
  format: (typeof formats)[number],
  place: (at: string) => ShownPlace | undefined,
): string {
  switch (format) {
    case 'mermaid':
      return mermaid(drawn);
    case 'dot':
      return dot(drawn);
    case 'json': {
      const placed = ({ at, ...rest }: GraphNode | GraphEdge): object => ({ ...rest, ...place(at) });
      const { workflow, nodes, edges } = drawn;
      return `${JSON.stringify({ workflow, nodes: nodes.map(placed), edges: edges.map(placed) }, undefined, 2)}\n`;
    }
  }
}
