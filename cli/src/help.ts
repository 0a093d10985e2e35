import { commands } from './commands/registry.ts';

/** What `wf help` prints. */
export function overview(): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  const list = commands.map(({ name, summary }) => `  wf ${name.padEnd(width)}  ${summary}`).join('\n');
  return `wf checks and runs workflows: .wf files that say which tools a language model may call, in which order.

Commands
${list}
  wf ${'help'.padEnd(width)}  this text; \`wf help COMMAND\` or \`wf COMMAND --help\` says more

A first look
  wf check                              check every .wf file below this folder
  wf run hello.wf --model rehearsal     run it without a key: results are made up
  wf explain dead-end                   what a finding means and what to do

Exit codes
  0  clean, or the run reached its end
  1  findings of severity error, or the run ended any other way
  2  wrong use, or a file that cannot be read
`;
}
