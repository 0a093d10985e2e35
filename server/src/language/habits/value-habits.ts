import type { Habit } from './habit.ts';

const settingsAndRules =
  /^\s*(?:agent|approve|body|budget|command|embedding|from|http|limit|mcp|model|person|prompt|require|retry|secrets|steps|temperature|timeout|use)\s*$/;

/** What stands between the first word of a statement or clause and its value. */
export const valueHabits: readonly Habit[] = [
  {
    pattern: /=>|[:=]/,
    behind: settingsAndRules,
    say: ([sign], line) =>
      `Nothing stands between \`${/\w+/.exec(line)?.[0] ?? ''}\` and its value: leave out \`${sign}\`.`,
    instead: () => '',
  },
];
