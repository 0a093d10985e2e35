import type { ConditionalCase, ConditionalRule } from '#core/rules/tool-rule.ts';
import type { When } from '../generated/ast.ts';
import type { FlowLowering } from './lower-flow.ts';
import { literalValue } from './lower-value.ts';

/** Lowers the cases of a `when`. Of two `else` or two `failed` the first counts; a result that no case takes stops the run. */
export function lowerWhen(when: When, flow: FlowLowering): Omit<ConditionalRule, 'type' | 'id' | 'tool'> {
  const cases: ConditionalCase[] = [];
  const rest: { failed?: ConditionalCase['choice']; otherwise?: ConditionalCase['choice'] } = {};
  for (const item of when.cases) {
    const choice = flow.choice(item.targets);
    if (item.failed) {
      if (rest.failed)
        flow.context.report('duplicate-setting', item, 'This `when` says twice what follows a failed call.');
      rest.failed ??= choice;
    } else if (item.otherwise) {
      if (rest.otherwise) flow.context.report('duplicate-setting', item, 'This `when` has two `else`.');
      rest.otherwise ??= choice;
    } else if (item.keys.length > 0) {
      const keyIds = item.keys.map((key) => flow.context.idOf(key));
      cases.push({ id: flow.context.idOf(item), keys: item.keys.map(literalValue), keyIds, choice });
    }
  }
  return { when: flow.context.idOf(when), path: when.path, cases, ...rest, unmatched: 'stop' };
}
