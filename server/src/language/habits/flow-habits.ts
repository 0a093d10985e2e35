import type { Habit } from './habit.ts';
import { targetMeantBy } from './name-habits.ts';

const name = String.raw`(?:\x60[^\x60\r\n]+\x60|[A-Za-z_][\w-]*)`;

const word = String.raw`[A-Za-z_]\w*`;
const label = String.raw`(?:\(\([^()\r\n]*\)\)|\[[^[\]\r\n]*\]|\{[^{}\r\n]*\}|\([^():=\r\n]+\))`;

/** What is said of an arrow at the end of a line. */
export const arrowsGoOn =
  'A chain that goes on below begins the next line with its `->` or `|`: nothing stands behind this one.';

/** Arrows, where they begin and where they lead to. */
export const flowHabits: readonly Habit[] = [
  {
    pattern:
      /(?:[A-Za-z_]\w*\.)?(?:add_edge|add_node|add_conditional_edges|addEdge|addNode|addConditionalEdges|set_entry_point|set_finish_point)\s*\([^\r\n]*\);?/,
    behind: /^\s*$/,
    say: () => 'Which call follows which is said by arrows: `start -> a -> exit`.',
    instead: arrowOf,
  },
  {
    pattern:
      /\b(?<word>agent|approve|budget|embedding|limit|model|only|prompt|require|steps|temperature|timeout|use)\b(?=\s+["\w`])/,
    behind: /->.*[\w`)]\s+$/,
    said: /^Expected .*the end of the line after/,
    say: () => 'Each statement stands on a line of its own or behind `;`.',
    instead: ([word]) => `; ${word}`,
  },
  {
    pattern: /,(?=\s*(?:$|\/\/))/,
    behind: /->\s*[\w`-]+(?:\([^()]*\))?\s*$/,
    said: /^Expected|means nothing here/,
    say: () => 'A statement ends with its line: leave out `,`.',
    instead: () => '',
  },
  {
    pattern: /\[\*\]\s*-+>|-+>\s*\[\*\]/,
    said: /means nothing here|^Expected/,
    say: () => 'A run begins at `start` and ends at `exit`: `start -> a -> exit`.',
    instead: ([found]) => (found.startsWith('[') ? 'start ->' : '-> exit'),
  },
  {
    pattern: new RegExp(
      String.raw`(?=${word}(?:\s*-+>\s*${word})*${label})${word}${label}?(?:\s*-+>\s*${word}${label}?)+`,
    ),
    behind: /^\s*$/,
    said: /means nothing here|^Expected/,
    say: (found) => `A tool is named as it is, without a label: \`${withoutLabels(found)}\`.`,
    instead: withoutLabels,
  },
  {
    pattern: new RegExp(String.raw`${name}\([^()\r\n]*\)(?=\s*(?:$|\/\/))`),
    behind: /^\s*$/,
    said: /^Expected `->` after `\)`/,
    say: ([call]) => `A call stands in a chain: \`start -> ${call}\`, or behind the one that it follows.`,
  },
  {
    pattern: /\bexit\b[^\r\n{}]*/,
    behind: /^\s*$/,
    said: /^Expected `->` after `exit`/,
    say: () => 'A run ends where an arrow leads to `exit`: `a -> exit`.',
  },
  {
    // What holds a `:` are arguments, whose tool is missing.
    pattern:
      /\[(?<list>[^[\]\r\n:]*\w[^[\]\r\n:]*)\]|\((?<group>[^()\r\n:]*\w[^()\r\n:]*)\)|\{(?<set>[^{}\r\n:]*\w[^{}\r\n:]*)\}/,
    behind: /->\s*$/,
    said: /^Expected a tool/,
    say: ({ groups }) => `Targets of which one may follow stand side by side: \`${sideBySide(groups)}\`.`,
    instead: ({ groups }) => sideBySide(groups),
  },
  {
    pattern:
      /(?:\[(?<list>[^[\]\r\n:]*\w[^[\]\r\n:]*)\]|\((?<group>[^()\r\n:]*\w[^()\r\n:]*)\)|\{(?<set>[^{}\r\n:]*\w[^{}\r\n:]*)\})(?=\s*->)/,
    behind: /^\s*$/,
    said: /^Expected a statement/,
    say: ({ groups }) => `Tools that lead to the same stand side by side: \`${sideBySide(groups)} -> …\`.`,
    instead: ({ groups }) => sideBySide(groups),
  },
  {
    pattern: /(?:,|&&?|\|\||\b(?:and|or)\b)(?=[^\r\n]*->)/,
    behind: new RegExp(String.raw`^\s*${name}(?:\s*(?:,|&&?|\|\|?|\band\b|\bor\b)\s*${name})*\s*$`),
    said: /^Expected (?:`->`|a tool)|means nothing here/,
    say: ([sign]) => `Tools that lead to the same are separated by \`|\`, not by \`${sign}\`.`,
    instead: ([sign]) => (sign === ',' ? ' |' : '|'),
  },
  {
    pattern: /(?<tool>[A-Za-z_][\w-]*)\.(?:result|args|output|done|success|then)\b(?=\s*->)/,
    behind: /^\s*$|->\s*$/,
    say: ({ groups }) => `Arrows lead from tool to tool: \`${groups?.tool ?? 'a'} -> …\`.`,
    instead: ({ groups }) => groups?.tool,
  },
  {
    pattern: /(?<tool>[A-Za-z_][\w-]*)\.(?:failed|failure|error|catch)\b(?=\s*->)/,
    behind: /^\s*$|->\s*$/,
    say: ({ groups }) =>
      `What follows a failed call is a case: \`${groups?.tool ?? 'a'} -> when { failed -> b; else -> c }\`.`,
  },
  {
    pattern: /["'](?<name>[A-Za-z_][\w-]*)["'](?=\s*(?:$|[|;]|->|\/\/))/,
    behind: /->\s*(?:[\w`"'-]+\s*\|\s*)*$/,
    said: /^Expected a tool|stands in double quotes/,
    say: ({ groups }) => `A tool is named without quotes: \`${groups?.name ?? 'a'}\`.`,
    instead: ({ groups }) => groups?.name,
  },
  {
    pattern: new RegExp(String.raw`\bcontinue\s+(?<tool>${name})`),
    behind: /^\s*$/,
    said: /^Expected `->` after `continue`/,
    say: ({ groups }) => `\`continue\` stands behind an arrow: \`${groups?.tool ?? 'a'} -> continue\`.`,
    instead: ({ groups }) => `${groups?.tool ?? 'a'} -> continue`,
  },
  {
    pattern: /\breturn\s+(?<value>[A-Za-z_][\w-]*(?:\.\w+)*|"[^"\r\n]*")/,
    behind: /->\s*$/,
    said: /^Expected .* after `return`/,
    say: (found) => `A run ends with \`exit\`, which takes the answer: \`${exitOf(found)}\`.`,
    instead: exitOf,
  },
  {
    pattern: /\bstart\b/,
    behind: /->\s*(?:[\w`-]+\s*\|\s*)*$/,
    said: /^Expected a tool/,
    say: () => 'A run starts once: an arrow back leads to the tool that is called again.',
  },
];

function exitOf({ groups }: RegExpExecArray): string {
  return `exit(answer: ${groups?.value ?? ''})`;
}

function withoutLabels([chain]: RegExpExecArray): string {
  return chain.replace(/(?<=\w)(?:\(\(.*?\)\)|\[.*?\]|\{.*?\}|\(.*?\))/g, '').replace(/-+>/g, '->');
}

function sideBySide(groups: Readonly<Record<string, string | undefined>> | undefined): string {
  const names = (groups?.list ?? groups?.group ?? groups?.set ?? '').split(/[,|]/).map((one) => one.trim());
  return names.filter((one) => one !== '').join(' | ');
}

/** The arrow that the edge of a graph in code is. */
function arrowOf([call]: RegExpExecArray): string | undefined {
  const [, from, to] = /(?:add_edge|addEdge)\s*\(\s*["']?(\w+)["']?\s*,\s*["']?(\w+)["']?\s*\);?$/.exec(call) ?? [];
  if (from === undefined || to === undefined) return undefined;
  return `${targetMeantBy(from) ?? from} -> ${targetMeantBy(to) ?? to}`;
}
