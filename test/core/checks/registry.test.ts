import { expect, it } from 'vitest';
import { declarationChecks, flowChecks, ruleChecks } from '#core/checks/registry.ts';

it('checks stand in the order in which their findings are said', () => {
  expect(ruleChecks.map(({ code, certain }) => [code, certain])).toEqual([
    ['missing-start', false],
    ['missing-exit', false],
    ['not-in-workflow', false],
    ['conflicting-rules', true],
    ['redundant-rule', false],
  ]);
  expect(flowChecks.map(({ code }) => code)).toEqual([
    'unreachable-tool',
    'missing-exit',
    'shadowed-arrow',
    'redundant-rule',
    'vetoed-exit',
    'non-exhaustive-when',
    'unset-result',
    'dead-end',
    'unmet-requirement',
    'no-exit-path',
    'unbounded-loop',
    'analysis-incomplete',
  ]);
  expect(declarationChecks.map(({ code }) => code)).toEqual([
    'argument-type',
    'unresolved-reference',
    'unknown-placeholder',
    'unreachable-case',
    'undocumented-tool',
    'unknown-provider',
  ]);
});
