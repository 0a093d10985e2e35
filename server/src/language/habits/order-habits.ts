import type { Habit } from './habit.ts';
import { targetMeantBy } from './name-habits.ts';

const name = String.raw`(?:\x60[^\x60\r\n]+\x60|[A-Za-z_][\w-]*)`;
const order = new RegExp(
  String.raw`(?:\bonly\s+)?(?!only\b)(?<tool>${name})\s+(?:(?:only\s+)?(?<directly>directly\s+)?after|only\s+(?:if|when|once)|requires|needs|depends\s+on|follows|waits\s+for)\s+(?<parent>${name})(?![\w-]|\s*:)`,
);

/** What comes before what, and what before the end, said in another order or with other signs. */
export const orderHabits: readonly Habit[] = [
  {
    pattern: /(?:,\s*)?\b(?<next>agent|budget|embedding|limit|model|prompt|steps|temperature|timeout)(?=\s+["\w])/,
    behind: /^\s*(?:agent|budget|embedding|model|prompt|steps|temperature|timeout)\s.*["\w]\s*$/,
    said: /the end of the line after/,
    say: () => 'Each setting is a statement, on a line of its own or behind `;`.',
    instead: ({ groups }) => `; ${groups?.next ?? ''}`,
  },
  {
    pattern: order,
    behind: /^\s*$/,
    said: /^Expected (?:`after`|`->`)/,
    say: ({ groups }) => `The tool that waits stands last: \`${onlyAfter(groups)}\`.`,
    instead: ({ groups }) => onlyAfter(groups),
  },
  {
    pattern: new RegExp(String.raw`\bafter\s+${name}\s*:`),
    behind: /^\s*$/,
    said: /^Expected `->`/,
    say: () => 'A tool that waits for another is told by `only after`: `only after a: b`.',
    instead: ([found]) => `only ${found}`,
  },
  {
    pattern:
      /(?<mark>\b(?<word>after|approve|before|directly|limit|model|only|prompt|require|steps|to|use)\s+\k<word>)\s+[^\s:]+/,
    behind: /^\s*$|^\s*(?:limit|only|require)\s.*$/,
    say: ({ groups }) => `\`${groups?.word ?? 'after'}\` stands here twice.`,
    instead: ({ groups }) => groups?.word,
  },
  {
    pattern: new RegExp(String.raw`\bonly\s+before\s+(?<later>${name})\s*:\s*(?<earlier>${name})`),
    behind: /^\s*$/,
    say: ({ groups }) => `What waits is told by \`only after\`: \`${onlyBefore(groups)}\`.`,
    instead: ({ groups }) => onlyBefore(groups),
  },
  {
    pattern: new RegExp(String.raw`\bonly\s+(?<earlier>${name})\s+before\s+(?<later>${name})`),
    behind: /^\s*$/,
    say: ({ groups }) => `What waits is told by \`only after\`: \`${onlyBefore(groups)}\`.`,
    instead: ({ groups }) => onlyBefore(groups),
  },
  {
    pattern: /\b(?:immediately|right|just|straight)\b/,
    behind: /^\s*only\s+$/,
    say: () => 'A tool that directly follows another is told by `only directly after a: b`.',
    instead: () => 'directly',
  },
  {
    pattern: /:/,
    behind: /^\s*only\s+(?:directly\s+)?after\s*$/,
    say: () => 'Which tool is waited for stands before `:`: `only after a: b`.',
  },
  {
    pattern: /\bonly\s+(?:if|when|with|once)\b/,
    behind: /^\s*$/,
    said: /^Expected `after`/,
    say: () => 'A tool that waits for another is told by `only after`: `only after a: b`.',
    instead: () => 'only after',
  },
  {
    pattern: /\s*->/,
    behind: /^\s*only\s+(?:directly\s+)?after\s+[^\s:]+$/,
    say: () => 'Between a tool and those that wait for it stands `:`, as in `only after a: b`.',
    instead: () => ':',
  },
  {
    pattern: new RegExp(
      String.raw`\bonly\s+after\s+(?<parents>${name}(?:\s*(?:,|\band\b|&&?)\s*${name})+)\s*:\s*(?<tools>[^:;{}\r\n/]*[^\s:;{}/])`,
    ),
    behind: /^\s*$/,
    say: () => 'One tool stands before `:`; those that wait for several have a statement for each.',
    instead: ({ groups }) =>
      (groups?.parents ?? '')
        .split(/,|\band\b|&&?/)
        .map((parent) => `only after ${parent.trim()}: ${groups?.tools ?? 'b'}`)
        .join('; '),
  },
  {
    pattern: /\|/,
    behind: /^\s*only\s+(?:directly\s+)?after\s+[^:]*$/,
    say: () => 'One tool stands before `:`, as in `only after a: b`: to wait for one of several is no rule.',
  },
  {
    pattern: new RegExp(String.raw`\bnot\s+${name}`),
    behind: /^\s*require\s+$/,
    say: () => 'A tool that must not be called is one that no arrow leads to.',
  },
  {
    pattern: new RegExp(String.raw`,\s*(?:require\s+)?(?=${name}\s+before\s+exit\b)`),
    behind: /^\s*require\s.*\bbefore\s+exit\s*$/,
    say: () => 'Each rule is a statement, on a line of its own or behind `;`.',
    instead: () => '; require ',
  },
  {
    pattern: /(?!before\s+exit\b)[\w`-]+/,
    behind: /^\s*require\s+(?:[^,]+,)*\s*$/,
    said: /^Expected `before` after `[^`]*`(?!, not `(?:and|&|\|))/,
    say: () => 'What is required is required before the end of a run: `require a before exit`.',
    instead: ([tool]) => `${tool} before exit`,
  },
  {
    pattern: new RegExp(String.raw`\brequire\s+(?<tool>${name})\s+(?<directly>directly\s+)?after\s+(?<parent>${name})`),
    behind: /^\s*$/,
    said: /^Expected `before` after/,
    say: ({ groups }) => `A tool that waits for another is told by \`only after\`: \`${onlyAfter(groups)}\`.`,
    instead: ({ groups }) => onlyAfter(groups),
  },
  {
    pattern: /(?<mark>before)\s+exit\b/,
    behind: /^\s*require\s+$/,
    say: () => 'Which tool is required stands before `before`: `require a before exit`.',
  },
  {
    pattern: /(?:->\s*)?[\w`-]+/,
    behind: /^\s*require\s+[^,]+\s+before\s+$/,
    said: /^Expected `exit` after `before`, not `(?:->|(?:end|END|finish|stop|done|return)`)/,
    say: () => 'The end of a run is called `exit`: `require a before exit`.',
    instead: ([found]) => (targetMeantBy(found.replace(/^->\s*/, '')) === 'exit' ? 'exit' : undefined),
  },
  {
    pattern: /(?!before\b)[\w`-]+/,
    behind: /^\s*require\s+[^,]+\s+before\s+$/,
    said: /^Expected `exit` after `before`/,
    say: ([next], line) => orderMeant(/require\s+(.*?)\s+before/.exec(line)?.[1] ?? 'a', next),
  },
  {
    pattern: /\bbefore\s+(?<tool>[\w`-]+)/,
    behind: /^\s*approve\s+$/,
    say: ({ groups }) => `A call is approved before it is made, always: \`approve ${groups?.tool ?? 'a'}\`.`,
    instead: ({ groups }) => groups?.tool,
  },
  {
    pattern: /(?<mark>require\s+approval\s+(?:(?:of|for|before)\s+)?)[A-Za-z_`]/,
    behind: /^\s*$/,
    say: () => 'That a person agrees to a call is said by `approve`: `approve a`.',
    instead: () => 'approve ',
  },
  {
    pattern: /\b(?:by|before)\s+\w+|:\s*(?:true|yes|always|human|manual|person|required)\b/,
    behind: /^\s*approve\s+[\w`-]+\s*$/,
    say: ([found]) => `It is a person who approves, each call: leave out \`${found}\`.`,
    instead: () => '',
  },
];

function onlyBefore(groups: Readonly<Record<string, string>> | undefined): string {
  return `only after ${groups?.earlier ?? 'a'}: ${groups?.later ?? 'b'}`;
}

function onlyAfter(groups: Readonly<Record<string, string>> | undefined): string {
  return `only ${groups?.directly === undefined ? '' : 'directly '}after ${groups?.parent ?? 'a'}: ${groups?.tool ?? 'b'}`;
}

function orderMeant(first: string, next: string): string {
  return `\`require\` is about \`exit\`: that \`${next}\` comes after \`${first}\` is written \`only after ${first}: ${next}\`.`;
}
