import { GrammarAST, GrammarUtils } from 'langium';

/** What Langium's parser asks about each rule that it is told; private there. */
interface RuleTypes {
  computeRuleType: (rule: GrammarAST.AbstractParserRule) => unknown;
}

/** What stands in a rule, as far as it can hold an assignment. */
interface Part {
  readonly $type: string;
  readonly elements?: readonly Part[];
}

/**
 * Has a parser find out more quickly what a rule makes. To know whether it makes a text, Langium walks over it and all rules
 * that it calls, twice; a rule that assigns something to a field makes a node.
 */
export function findTypesQuickly(parser: object): void {
  const types = parser as RuleTypes;
  const byWalk = types.computeRuleType.bind(parser);
  types.computeRuleType = (rule) => {
    if (!GrammarAST.isParserRule(rule) || rule.fragment || !assigns(rule.definition)) return byWalk(rule);
    return GrammarUtils.getExplicitRuleType(rule) ?? rule.name;
  };
}

function assigns({ $type, elements = [] }: Part): boolean {
  return $type === GrammarAST.Assignment.$type || elements.some(assigns);
}
