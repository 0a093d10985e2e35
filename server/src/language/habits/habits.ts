import { declarationHabits } from './declaration-habits.ts';
import { flowHabits } from './flow-habits.ts';
import type { Habit } from './habit.ts';
import { quoteHabits } from './quote-habits.ts';
import { ruleHabits } from './rule-habits.ts';
import { spellingHabits } from './spelling-habits.ts';
import { statementHabits } from './statement-habits.ts';
import { toolHabits } from './tool-habits.ts';
import { typeHabits } from './type-habits.ts';

/** All habits; the first that fits is the one that is told. */
export const habits: readonly Habit[] = [
  ...statementHabits,
  ...ruleHabits,
  ...quoteHabits,
  ...flowHabits,
  ...typeHabits,
  ...toolHabits,
  ...declarationHabits,
  ...spellingHabits,
];
