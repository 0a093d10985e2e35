import type { Typed } from './keystrokes.ts';
import { sampleFile } from './sample-file.ts';

/** What is typed into files of 1,000 lines: an edit that leaves the runs as they are, and edits that change them. */
export const typedFiles: readonly Typed[] = [
  { name: 'a letter in a prompt, 25 workflows', after: (edit) => inPrompt(sample, edit) },
  { name: 'a limit, 25 workflows', after: (edit) => sample.replace('to 2\n', `to ${2 + (edit % 7)}\n`) },
  { name: 'a limit, one workflow of 250 tools', after: (edit) => oneWorkflow(250, 2 + (edit % 7)) },
];

const sample = sampleFile(1_000);

/** One letter more than before, and from the start again after ten. */
function inPrompt(text: string, edit: number): string {
  return text.replace('Handle this', `Handle this${'x'.repeat(edit % 10)}`);
}

/** A chain of documented tools with a way out at each, a guard at some, and a limit. */
function oneWorkflow(size: number, limit: number): string {
  const tools = Array.from({ length: size }, (_, index) => `step${index}`);
  const declared = tools.map((name) => `/** ${name}. */\ntool ${name}(text: string) command ["echo", "{text}"]\n`);
  const arrows = tools.slice(1).map((name, index) => `  step${index} -> ${name} | exit`);
  const guarded = tools.filter((_, index) => index % 25 === 24).join(', ');
  return `${declared.join('\n')}
workflow long(topic: string) {
  model "openai/gpt-4.1"
  prompt """Handle {topic}."""
  start -> step0
${arrows.join('\n')}
  ${tools.at(-1)} -> exit
  only after step0: ${guarded}
  limit step3 to ${limit}
}
`;
}
