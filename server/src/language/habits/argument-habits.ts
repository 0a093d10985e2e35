import type { Habit } from './habit.ts';

const computesNothing = 'An argument is one value, nothing is chosen or computed in it: a tool does this.';

/** Arguments and answers that are written almost right. */
export const argumentHabits: readonly Habit[] = [
  {
    pattern: /(?<=\bexit\s*\(\s*)(?![\w`-]*\s*[:=])[^\s()][^()\r\n]*(?=\))/,
    said: /^Expected `answer` after `\(`/,
    say: ([answer]) => `The answer of a run is named: \`exit(answer: ${answer})\`.`,
    instead: ([answer]) => `answer: ${answer}`,
  },
  {
    pattern: /(?<=\bexit\s*\(\s*)\w+(?=\s*[:=])/,
    said: /^Expected `answer` after `\(`/,
    say: ([name]) => `What \`exit\` takes is called \`answer\`, not \`${name}\`.`,
    instead: () => 'answer',
  },
  {
    pattern: /(?<=\bexit)\s*\(\s*\)/,
    said: /^Expected `answer` after `\(`/,
    say: () => 'An `exit` without an answer has no brackets.',
    instead: () => '',
  },
  {
    pattern: /\bexit\s*\{\s*(?:answer\s*[:=]\s*)?(?<answer>[^{}:\r\n]+?)\s*\}/,
    behind: /(?:->|\|)\s*$/,
    say: ({ groups }) => inBrackets(groups),
    instead: ({ groups }) => `exit(answer: ${groups?.answer ?? ''})`,
  },
  {
    pattern:
      /\bexit\s+(?:answer\s*[:=]\s*|with\s+)?(?<answer>"(?:[^"\\\r\n]|\\.)*"|(?!(?:and|answer|any|approve|continue|else|exit|if|limit|model|only|or|prompt|require|steps|unless|use|when|with)\b)[\w.]+)/,
    behind: /->\s*$/,
    said: /^Expected `->`, `\|` or the end of the line after `exit`/,
    say: ({ groups }) => inBrackets(groups),
    instead: ({ groups }) => `exit(answer: ${groups?.answer ?? ''})`,
  },
  {
    pattern: /(?:\$?\{\{|\{)\s*(?:(?:inputs?|params|state|\$?json|vars)\.)?(?<name>[A-Za-z_][\w.]*)\s*\}{1,2}/,
    behind: /[(,]\s*\w+\s*:\s*$/,
    said: /^Expected `[:}]` after|means nothing here/,
    say: ({ groups }) => `Outside of texts a name stands without braces: \`${groups?.name ?? ''}\`.`,
    instead: ({ groups }) => groups?.name,
  },
  {
    pattern: /\b(?:ctx|context|inputs?|params|state)\[\s*"(?<name>[A-Za-z_]\w*)"\s*\]/,
    behind: /[(,]\s*\w+\s*:\s*$/,
    said: /^Expected `\)`/,
    say: ({ groups }) => `An input is named as it is: \`${groups?.name ?? ''}\`.`,
    instead: ({ groups }) => groups?.name,
  },
  {
    pattern: /\$\{?(?:json\.)?(?<name>[A-Za-z_][\w.]*)\}?/,
    behind: /->.*[(,]\s*(?:\w+\s*:\s*)?$/,
    said: /means nothing here/,
    say: ({ groups }) => `An input is named as it is, without \`$\`: \`${groups?.name ?? ''}\`.`,
    instead: ({ groups }) => groups?.name,
  },
  {
    pattern: /\{\s*(?<list>\w+\s*:[^{}\r\n]*?)\s*,?\s*\}(?=\s*\))/,
    behind: /->.*[\w`]\(\s*$/,
    said: /^Arguments are written/,
    say: ({ groups }) => `Arguments stand without braces: \`(${groups?.list ?? 'x: y'})\`.`,
    instead: ({ groups }) => groups?.list,
  },
  {
    pattern: /[[{]\s*(?<list>\w+\s*:[^[\]{}\r\n]*?)\s*[\]}]/,
    behind: /->.*[\w`]\s*$/,
    said: /^Expected `->`, `\|`/,
    say: ({ groups }) => `Arguments stand in round brackets: \`(${groups?.list ?? 'x: y'})\`.`,
    instead: ({ groups }) => `(${groups?.list ?? ''})`,
  },
  {
    pattern: /\w+\s*:\s*(?:"[^"\r\n]*"|[^\s"()])+?(?=\s*(?:->|\/\/|$))/,
    behind: /->\s*[\w`-]+\s+$/,
    said: /^Expected `->`, `\|`/,
    say: ([list]) => `Arguments stand in round brackets: \`(${list})\`.`,
    instead: ([list]) => `(${list})`,
  },
  {
    pattern: /(?<tool>[A-Za-z_][\w-]*)\(\s*\)\.(?:result\.?)?(?<path>[\w.]*)/,
    behind: /->.*[(,]\s*\w+\s*:\s*$/,
    said: /^Expected `\)`/,
    say: (found) => `A result is looked at, not called for: \`${resultOf(found)}\`.`,
    instead: resultOf,
  },
  {
    pattern: /(?:\bnot\s+|!\s*)[A-Za-z_][\w.]*/,
    behind: /->.*[(,]\s*\w+\s*:\s*$/,
    say: () => computesNothing,
  },
  {
    pattern: /[A-Za-z_]\w*(?=\s*:)/,
    behind: /->.*\((?:[^()]*[^\s(,:])?\s+$/,
    said: /^Expected `\)` after/,
    say: ([name]) => `Arguments are separated by \`,\`: one is missing before \`${name}\`.`,
  },
  {
    pattern: /\[\s*(?:-?\d+|\w+|"[^"\r\n]*")\s*\]/,
    behind: /->.*[(,]\s*\w+\s*:\s*[\w.]+$/,
    said: /^Expected `\)`/,
    say: () => 'There are no indexes: a tool that gives one element does this.',
  },
  {
    pattern: /(?:\?\?|\?|\|\|)(?!=)/,
    behind: /->.*[(,]\s*\w+\s*:\s*[^()]+$/,
    said: /^Expected `\)`|means nothing here/,
    say: () => computesNothing,
  },
  {
    pattern: /[A-Za-z_][\w.]*\(/,
    behind: /->.*[(,]\s*\w+\s*:\s*$/,
    said: /^Expected `\)`/,
    say: () => 'An argument calls nothing: a tool does this, and its result is the argument.',
  },
  {
    pattern: /\+/,
    behind: /[(,]\s*\w+\s*:\s*[^(]*$/,
    said: /means nothing here/,
    say: () => 'Nothing is added here; names are put into texts by braces: `"about {topic}"`.',
  },
  {
    pattern: /(?<mark>[A-Za-z_][\w.-]*)\s*[,)]/,
    said: /^Expected `:` after `[^`]+`, not `[,)]`/,
    behind: /->.*\(.*/,
    say: ([, name]) =>
      `Arguments are written \`name: value\`: \`${name ?? ''}\` alone does not say which parameter it is for.`,
  },
];

function inBrackets(groups: Readonly<Record<string, string>> | undefined): string {
  return `The answer of a run stands in brackets: \`exit(answer: ${groups?.answer ?? ''})\`.`;
}

function resultOf({ groups }: RegExpExecArray): string {
  const path = groups?.path ?? '';
  return `${groups?.tool ?? 'a'}.result${path === '' ? '' : `.${path}`}`;
}
