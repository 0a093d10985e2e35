import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fit } from '#core/types/fits.ts';
import { typeTable } from '#core/types/type-table.ts';
import { typeText } from '#core/types/type-text.ts';
import type { Json } from '#core/ir/json.ts';
import type { Type } from '#core/ir/type.ts';
import { arbitraryType, valuesOf } from '../../core/types/arbitrary-type.ts';
import { annotationsOf } from '../../support/workspace.ts';
import { casesOf } from '../../support/property-runs.ts';

const none = typeTable([]);

/** Lines that are checked together, and whether each is well typed: tried value by value, not by comparing types. */
interface Part {
  readonly lines: readonly string[];
  readonly right: boolean;
}

const unrelated = fc.record({ from: arbitraryType, to: arbitraryType });
const related = unrelated.map(({ from, to }) => {
  const options: Type[] = [to, from];
  return { from, to: { kind: 'union', options } satisfies Type };
});
const pair = fc.oneof(related, unrelated);
const written = arbitraryType.chain((from) =>
  fc.record({ value: fc.constantFrom(...valuesOf(from, none)), to: arbitraryType }),
);

function allFit(from: Type, to: Type, openness: 'open' | 'closed'): boolean {
  return valuesOf(from, none).every((value) => fits(value, to, openness));
}

function fits(value: Json, to: Type, openness: 'open' | 'closed'): boolean {
  return fit(to, value, none, openness).ok;
}

/** Writes the parts into one file and compares which of them have findings of types. */
async function expectVerdicts(parts: readonly Part[]): Promise<void> {
  const text = parts.flatMap(({ lines }) => lines).join('\n');
  const owners = parts.flatMap(({ lines }, index) => lines.map(() => index));
  const findings = await annotationsOf(text);
  expect(findings.filter(({ code }) => code === 'syntax-error' || code === 'unresolved-reference')).toEqual([]);
  const wrong = new Set(findings.filter(({ code }) => code === 'argument-type').map(({ line }) => owners[line]));
  const shown = parts.map(({ lines }, index) => ({ lines, right: !wrong.has(index) }));
  expect(shown).toEqual(parts);
}

test('results, inputs and arguments of calls are taken exactly where all of their values fit', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(pair, { minLength: 15, maxLength: 15 }), (pairs) =>
      expectVerdicts(
        pairs.map(({ from, to }, index) => {
          const value = ['i', 'a.result.r', 'a.args.x'][index % 3]?.replace('a.', `a${index}.`) ?? '';
          const lines = [
            `tool a${index}(x: ${typeText(from)}): { r: ${typeText(from)} }`,
            `tool b${index}(p: ${typeText(to)})`,
            `workflow w${index}(i: ${typeText(from)}) {`,
            `  start -> a${index} -> b${index}(p: ${value}) -> exit`,
            '}',
          ];
          return { lines, right: allFit(from, to, 'closed') };
        }),
      ),
    ),
    { numRuns: casesOf(6) },
  );
}, 60_000);

test('results of workflows and fixed answers are taken exactly where all of their values fit', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(pair, { minLength: 15, maxLength: 15 }), (pairs) =>
      expectVerdicts(
        pairs.map(({ from, to }, index) => {
          const exit = index % 2 === 0 ? 'exit' : `exit(answer: a${index}.result)`;
          const head = `tool a${index}(): ${typeText(from)}`;
          const result = `type R${index} = ${typeText(to)}`;
          const lines = [head, result, `workflow w${index}: R${index} {`, `  start -> a${index} -> ${exit}`, '}'];
          return { lines, right: allFit(from, to, 'open') };
        }),
      ),
    ),
    { numRuns: casesOf(6) },
  );
}, 60_000);

test('written values and defaults are taken exactly where they fit', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(written, { minLength: 15, maxLength: 15 }), (values) =>
      expectVerdicts(
        values.flatMap(({ value, to }, index): Part[] => {
          const right = fits(value, to, 'closed');
          const [type, text] = [typeText(to), JSON.stringify(value)];
          const call = `  start -> b${index}(p: ${text}) -> exit`;
          return [
            { lines: [`tool b${index}(p: ${type})`, `workflow w${index} {`, call, '}'], right },
            { lines: [`tool c${index}(p: ${type} = ${text})`], right },
          ];
        }),
      ),
    ),
    { numRuns: casesOf(6) },
  );
}, 60_000);
