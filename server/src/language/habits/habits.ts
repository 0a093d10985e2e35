import { argumentHabits } from './argument-habits.ts';
import { caseHabits } from './case-habits.ts';
import { chainHabits } from './chain-habits.ts';
import { choiceHabits } from './choice-habits.ts';
import { commandHabits } from './command-habits.ts';
import { decisionHabits } from './decision-habits.ts';
import { declarationHabits } from './declaration-habits.ts';
import { fieldHabits } from './field-habits.ts';
import { flowHabits } from './flow-habits.ts';
import type { Habit } from './habit.ts';
import { headHabits } from './head-habits.ts';
import { implementationHabits } from './implementation-habits.ts';
import { importHabits } from './import-habits.ts';
import { limitHabits } from './limit-habits.ts';
import { listHabits } from './list-habits.ts';
import { numberHabits } from './number-habits.ts';
import { orderHabits } from './order-habits.ts';
import { quoteHabits } from './quote-habits.ts';
import { requestHabits } from './request-habits.ts';
import { spellingHabits } from './spelling-habits.ts';
import { toolHabits } from './tool-habits.ts';
import { typeHabits } from './type-habits.ts';
import { valueHabits } from './value-habits.ts';

/** All habits; the first that fits is the one that is told. */
export const habits: readonly Habit[] = [
  ...limitHabits,
  ...valueHabits,
  ...numberHabits,
  ...commandHabits,
  ...orderHabits,
  ...listHabits,
  ...quoteHabits,
  ...importHabits,
  ...implementationHabits,
  ...requestHabits,
  ...choiceHabits,
  ...headHabits,
  ...fieldHabits,
  ...decisionHabits,
  ...caseHabits,
  ...argumentHabits,
  ...flowHabits,
  ...chainHabits,
  ...typeHabits,
  ...toolHabits,
  ...declarationHabits,
  ...spellingHabits,
];
