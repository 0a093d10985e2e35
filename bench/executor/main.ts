import { parseArgs } from 'node:util';
import type { Figure } from './figure.ts';
import { installPeers } from './install-peers.ts';
import { measurements } from './measurements/registry.ts';
import { startModelServer } from './start-model-server.ts';
import { participants, type Name } from './start-participant.ts';
import { printFigure, printTable } from './table.ts';

/**
 * Runs of a workflow beside the frameworks that people use: `main.ts [MEASUREMENT…] [--short] [--rounds N] [--only-bare]`.
 * See README.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    short: { type: 'boolean', default: false },
    rounds: { type: 'string' },
    'only-bare': { type: 'boolean', default: false },
  },
});
const every = Object.keys(participants) as Name[];
const names = values['only-bare'] ? every.slice(0, 2) : every;
const rounds = Number(values.rounds ?? (values.short ? 3 : 9));
const unknown = positionals.find((name) => !Object.hasOwn(measurements, name));
if (unknown !== undefined) throw new Error(`no "${unknown}": ${Object.keys(measurements).join(', ')}`);

if (!values['only-bare']) installPeers();
const server = await startModelServer();
const figures: Figure[] = [];
for (const [name, measure] of Object.entries(measurements)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  for await (const figure of measure({ server, names, rounds, short: values.short })) {
    printFigure(figure);
    figures.push(figure);
  }
}
server.stop();
printTable(figures);
