/** A workflow without findings. */
export const clean = `/** Search the web. */
tool search(query: string): string command ["echo", "{query}"]
/** Mail an answer. */
tool mail(to: string) command ["echo", "{to}"]
/** File a report. */
tool report(title: string, urgent?: boolean) command ["echo", "{title}"]

workflow research(topic: string) {
  model "openai/gpt-4.1"
  prompt """Research {topic}."""

  start -> search -> mail | report -> exit
}
`;

/** Nothing exits: a finding of the rules, at once. */
export const withoutExit = clean.replace(' -> exit', '');

/** One of two tools leads nowhere: a finding of the flow, after an exploration. */
export const openEnd = clean.replace('mail | report -> exit', 'mail | report\n  mail -> exit');

/** Rules that take a while to explore: counters that multiply. One finding comes at once, another by the exploration. */
export const large = `${Array.from({ length: 8 }, (_, index) => `/** t */ tool t${index}() command ["true"]`).join('\n')}
/** open */ tool open() command ["true"]
tool lost()
${largeWorkflow('w', 'nobody/model')}${['x', 'y', 'z'].map((name) => largeWorkflow(name, 'openai/gpt-4.1')).join('')}`;

function largeWorkflow(name: string, model: string): string {
  return `workflow ${name} {
  model "${model}"
  start -> any
  use ${Array.from({ length: 7 }, (_, index) => `t${index + 1}`).join(', ')}
  t0 -> open | exit
  only after open: lost
  lost -> exit
${Array.from({ length: 8 }, (_, index) => `  limit t${index} to 3`).join('\n')}
}
`;
}
