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

/** One finding comes at once, `unknown-provider`, another by an exploration, `missing-exit`. */
export const twoFindings = openEnd.replace('openai/', 'nobody/');
