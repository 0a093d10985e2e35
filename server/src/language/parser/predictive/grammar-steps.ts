import { EOF, type TokenType } from 'chevrotain';
import { GrammarAST, GrammarUtils } from 'langium';
import { SetType, Wrap } from './actions.ts';
import { Assign } from './assign.ts';
import { CallRule } from './call-rule.ts';
import { CallTextRule } from './call-text-rule.ts';
import { Choice } from './choice.ts';
import { ReadToken } from './read-token.ts';
import { addToText, type Receiver } from './receiver.ts';
import { Repetition } from './repetition.ts';
import { Rule } from './rule.ts';
import { Sequence } from './sequence.ts';
import { continued, type Step } from './step.ts';
import { TokenPlace, type Continuation } from './token-place.ts';

/**
 * Whether an element is of a type. No type extends those asked about; Langium's own guards look for such, so long that V8
 * optimizes them at each start.
 */
function of<Element extends GrammarAST.AbstractElement>(type: Element['$type']) {
  return (element: GrammarAST.AbstractElement | undefined): element is Element => element?.$type === type;
}
const isKeyword = of<GrammarAST.Keyword>('Keyword');
const isRuleCall = of<GrammarAST.RuleCall>('RuleCall');
const isGroup = of<GrammarAST.Group>('Group');
const isAlternatives = of<GrammarAST.Alternatives>('Alternatives');
const isAction = of<GrammarAST.Action>('Action');
const isCrossReference = of<GrammarAST.CrossReference>('CrossReference');
const isAssignment = of<GrammarAST.Assignment>('Assignment');

/** What the rules of a grammar read, as steps. Knows of Langium's language what the grammar of this one uses. */
export class GrammarSteps {
  /** The rule that reads a whole text. */
  readonly entry: Rule;
  private readonly rules = new Map<unknown, Rule>();
  private readonly tokens: Readonly<Record<string, TokenType>>;

  constructor(grammar: GrammarAST.Grammar, tokens: Readonly<Record<string, TokenType>>) {
    this.tokens = tokens;
    const rules = grammar.rules.filter(GrammarAST.isParserRule);
    for (const rule of rules) this.rules.set(rule, new Rule(GrammarUtils.getExplicitRuleType(rule) ?? rule.name));
    for (const rule of rules) {
      const receiver = standsForText(rule) ? addToText : undefined;
      this.named(rule).body = this.step(rule.definition, receiver, this.named(rule));
    }
    this.entry = this.named(rules.find(({ entry }) => entry));
    const end = new TokenPlace(EOF, this.entry);
    this.entry.isCalledBefore({ addFirst: (places) => places.add(end) });
  }

  /** An element of a rule. `receiver` takes what it stands for, `behind` comes behind it. */
  private step(element: GrammarAST.AbstractElement, receiver: Receiver | undefined, behind: Continuation): Step {
    const { cardinality } = element;
    if (cardinality === undefined) return this.once(element, receiver, behind);
    if (cardinality === '?') return new Repetition(this.once(element, receiver, behind), cardinality, behind);
    // Behind one time comes the next, or what is behind all of them.
    const next: Continuation = {
      addFirst: (places) => {
        step.addFirst(places);
        behind.addFirst(places);
      },
    };
    const step = this.once(element, receiver, next);
    return new Repetition(step, cardinality, behind);
  }

  private once(element: GrammarAST.AbstractElement, receiver: Receiver | undefined, behind: Continuation): Step {
    if (isKeyword(element)) return new ReadToken(this.token(element.value), element, receiver, behind);
    if (isRuleCall(element)) return this.call(element, receiver, behind);
    if (isGroup(element)) return this.sequence(element.elements, receiver, behind);
    if (isAlternatives(element))
      return new Choice(
        element.elements.map((one) => this.step(one, receiver, behind)),
        behind,
      );
    if (isAction(element)) return action(element);
    if (isCrossReference(element) && isRuleCall(element.terminal))
      return new ReadToken(this.token(element.terminal.rule.$refText), element, receiver, behind);
    if (!isAssignment(element)) throw new Error(`No step reads a ${element.$type}.`);
    const { feature, operator, terminal } = element;
    return this.step(terminal, new Assign(feature, operator, isCrossReference(terminal)), behind);
  }

  private sequence(
    elements: readonly GrammarAST.AbstractElement[],
    receiver: Receiver | undefined,
    behind: Continuation,
  ): Step {
    const steps: Step[] = [];
    let rest = behind;
    for (const element of elements.toReversed()) {
      const step = this.step(element, receiver, rest);
      rest = continued(step, rest);
      steps.push(step);
    }
    return new Sequence(steps.reverse());
  }

  private call(call: GrammarAST.RuleCall, receiver: Receiver | undefined, behind: Continuation): Step {
    const { ref } = call.rule;
    if (!GrammarAST.isParserRule(ref)) return new ReadToken(this.token(call.rule.$refText), call, receiver, behind);
    const rule = this.named(ref);
    rule.isCalledBefore(behind);
    if (standsForText(ref)) return new CallTextRule(rule, call, receiver);
    return new CallRule(rule, call, receiver instanceof Assign ? receiver : undefined);
  }

  private named(rule: GrammarAST.ParserRule | undefined): Rule {
    const found = this.rules.get(rule);
    if (!found) throw new Error(`The grammar has no rule ${rule?.name ?? 'to begin with'}.`);
    return found;
  }

  private token(name: string): TokenType {
    const type = this.tokens[name];
    if (!type) throw new Error(`The grammar has no token ${name}.`);
    return type;
  }
}

function standsForText({ dataType }: GrammarAST.ParserRule): boolean {
  return dataType !== undefined;
}

function action(element: GrammarAST.Action): Step {
  const type = GrammarUtils.getTypeName(element);
  const { feature, operator } = element;
  if (feature === undefined || operator === undefined) return new SetType(type);
  return new Wrap(type, element, new Assign(feature, operator));
}
