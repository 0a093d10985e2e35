import { declarationHabits } from './declaration-habits.ts';
import type { Habit } from './habit.ts';
import { spellingHabits } from './spelling-habits.ts';
import { statementHabits } from './statement-habits.ts';

/** All habits; the first that fits is the one that is told. */
export const habits: readonly Habit[] = [...statementHabits, ...declarationHabits, ...spellingHabits];
