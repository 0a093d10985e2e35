// `npm start [-- FILE]`: from a fresh clone to a checked and rehearsed workflow in the terminal.
import { install, node, say } from './bootstrap.mjs';

const EXAMPLE = 'examples/research.wf';
const [file = EXAMPLE, ...more] = process.argv.slice(2);
const inputs =
  file === EXAMPLE && more.length === 0 ? ['--input', 'topic=how tool rules keep an agent on its path'] : more;

install();
say('Building …');
const built = await node(['esbuild.mjs']);
if (built !== 0) process.exit(built);

say(`Checking ${file} …`);
const checked = await node(['dist/wf.cjs', 'check', file]);

say(`Rehearsing ${file}: a made-up model and made-up results, no key, no network …`);
const rehearsed = await node(['dist/wf.cjs', 'run', file, '--model', 'rehearsal', ...inputs]);

say('In VS Code: `npm run vscode` opens it here, `npm run package` makes toolpath.vsix to install in yours.');
say('Everything else: `npx wf help`, README.md.');
process.exitCode = checked || rehearsed;
