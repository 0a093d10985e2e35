import { parseArgs } from 'node:util';
import { installPeers } from './install-peers.ts';
import { measurements } from './measures.ts';
import { startModelServer } from './start-model-server.ts';
import { participants, type Name } from './start-participant.ts';

/**
 * Runs of a workflow beside the frameworks that people use: `main.ts [MEASUREMENT…] [--rounds N] [--only-bare]`.
 * See README.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '9' }, 'only-bare': { type: 'boolean', default: false } },
});
const every = Object.keys(participants) as Name[];
const names = values['only-bare'] ? every.slice(0, 2) : every;
const unknown = positionals.find((name) => !Object.hasOwn(measurements, name));
if (unknown !== undefined) throw new Error(`no "${unknown}": ${Object.keys(measurements).join(', ')}`);

if (!values['only-bare']) installPeers();
const server = await startModelServer();
for (const [name, measure] of Object.entries(measurements)) {
  if (positionals.length === 0 || positionals.includes(name)) await measure(server, names, Number(values.rounds));
}
server.stop();
