import type { AstNode } from 'langium';
import type { LoweringContext } from './lowering-context.ts';

/** A number that counts something. Anything but a whole number from `least` on is reported and left out. */
export function wholeNumber(
  node: AstNode,
  value: number | undefined,
  least: number,
  context: LoweringContext,
): number | undefined {
  if (value === undefined) return undefined;
  if (Number.isSafeInteger(value) && value >= least) return value;
  context.report('syntax-error', node, `Expected a whole number from ${least} on, not \`${value}\`.`);
  return undefined;
}
