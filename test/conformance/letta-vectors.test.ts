import { basename } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { conditionalInput } from '#core/rules/letta/conditional-outcome.ts';
import { deduplicateWireRules } from '#core/rules/letta/deduplicate.ts';
import { LettaSolver } from '#core/rules/letta/letta-solver.ts';
import { mergePrefilled } from '#core/rules/letta/merge-prefilled.ts';
import { validateWireRule } from '#core/rules/letta/validate.ts';
import { describeRuleSet, playRuleSet, wireRules } from './play-rule-set.ts';
import { readVectors, vectorFiles, type MatchVector, type StateVector, type VectorFile } from './vector-file.ts';

interface Tally {
  run: number;
  failed: number;
  readonly skipped: Map<string, number>;
}

for (const path of vectorFiles()) {
  describe(`Letta's recorded answers in ${basename(path)}`, () => {
    const vectors = readVectors(path);
    const tallies = new Map<string, Tally>();

    afterAll(() => {
      for (const [table, { run, failed, skipped }] of tallies) {
        const reasons = Array.from(skipped, ([reason, count]) => `${count} ${reason}`).join(', ');
        console.log(`${basename(path)} ${table}: run ${run}, skipped ${reasons || '0'}, failed ${failed}`);
      }
    });

    /** Runs every vector of a table; the test fails with the first few that differ. */
    const table = <K extends keyof VectorFile>(
      name: K,
      skip: (vector: VectorFile[K][number]) => string | undefined,
      check: (vector: VectorFile[K][number]) => void,
    ): void => {
      it(name, { timeout: 120_000 }, () => {
        const tally: Tally = { run: 0, failed: 0, skipped: new Map() };
        tallies.set(name, tally);
        const failures: string[] = [];
        for (const vector of vectors[name]) {
          const reason = skip(vector);
          if (reason !== undefined) {
            tally.skipped.set(reason, (tally.skipped.get(reason) ?? 0) + 1);
            continue;
          }
          tally.run += 1;
          try {
            check(vector);
          } catch (error) {
            tally.failed += 1;
            failures.push(`${JSON.stringify(vector).slice(0, 300)}\n${String(error)}`);
          }
        }
        expect(tally.run).toBeGreaterThan(0);
        expect(failures.slice(0, 5)).toEqual([]);
      });
    };
    const all = (): undefined => undefined;

    table(
      'sets',
      (set) => (set.py === 1 ? 'with Python-native keys' : undefined),
      (set) => {
        expect(describeRuleSet(set)).toEqual({ pp: set.pp ?? [], ra: set.ra ?? [] });
        expect(playRuleSet(set)).toEqual(set.s.map(expected));
      },
    );
    table(
      'match',
      ([, kind]) => (kind === 's' || kind === 'n' ? undefined : 'with a key kind that the wire cannot say'),
      (vector) => {
        expect(matches(vector)).toBe(vector[3] === 1);
      },
    );
    table('validate', all, (vector) => {
      const answer = validateWireRule(vector.in);
      expect(answer).toEqual(
        'ok' in vector ? { ok: true, rule: vector.ok } : { ok: false, errors: vector.err.toSorted() },
      );
    });
    table('dedup', all, (vector) => {
      expect(deduplicateWireRules(wireRules(vector.in))).toEqual(vector.kept);
    });
    table('merge', all, (vector) => {
      const answer = mergePrefilled(vector.props, vector.llm, vector.pre);
      expect(answer).toEqual('ok' in vector ? { ok: true, arguments: vector.ok } : { ok: false, ...vector.err });
    });
  });
}

/** A recorded state with the defaults that the file leaves out. */
function expected(state: StateVector): unknown {
  const { a, e, x, p = {}, q = {}, u = [], f = 0, g } = state;
  return {
    ...(e === undefined ? { a } : { e }),
    ...(x === undefined ? {} : { x }),
    p,
    q,
    u,
    f,
    ...(g === undefined ? {} : { g: g[1] }),
    disagreements: [],
  };
}

/** Whether a conditional with this one key takes its case; asked of the solver, through a rule with that key. */
function matches([output, kind, key]: MatchVector): boolean {
  const mapping = { [kind === 'n' ? 'None' : key]: 'taken' };
  const rules = wireRules([
    { type: 'conditional', tool_name: 'a', child_output_mapping: mapping, require_output_mapping: true },
  ]);
  const solver = new LettaSolver(rules);
  solver.register('a');
  const response = `{"message": ${output}}`;
  expect(conditionalInput(response).kind).toBe('outcome');
  const answer = solver.allowed(['taken'], response);
  return answer.kind === 'allowed' && answer.tools.includes('taken');
}
