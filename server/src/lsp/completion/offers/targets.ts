import { CompletionItemKind } from 'vscode-languageserver';
import { choicesOf } from '#core/rules/tool-numbers.ts';
import { isWorkflow, type Callable, type Declaration } from '#language/generated/ast.ts';
import { leadingTo } from '#language/checks/recursive-workflow.ts';
import type { Asked } from '../asked.ts';
import type { Facts } from '../facts.ts';
import { rank, type Offer } from '../offer.ts';
import type { TargetPlace } from '../place/target-place.ts';
import { whenSnippet } from './cases.ts';
import { offersOfNames } from './offers-of-names.ts';
import { targetObjections } from './target-objections.ts';
import { importOffers, nameOffer } from './tool-offer.ts';

/** What an arrow can lead to: tools that can follow here, the words for ends and freedom, tools of other files. */
export function targetOffers(asked: Asked, place: TargetPlace): readonly Offer[] {
  const standsAlone = place.taken.includes('continue') || place.taken.includes('any');
  if (standsAlone) return place.taken.includes('any') && !place.taken.includes('exit') ? [exit] : [];
  const imports = importOffers(asked, 'callable');
  // Words that end a chain or stand alone cannot stand before more of it.
  const goesOn = /^[ \t]*(->|\(|\|)/.exec(asked.after)?.[1];
  const words =
    goesOn === undefined ? wordsAt(asked, place) : goesOn === '|' && !place.taken.includes('exit') ? [exit] : [];
  return [...toolOffers(asked, place), ...words, ...imports];
}

function toolOffers(asked: Asked, place: TargetPlace): readonly Offer[] {
  const { facts } = asked;
  const { workflow, declaration } = facts;
  const objections = workflow && targetObjections(workflow, facts.types, place, (tool) => isTarget(facts, tool));
  const sources = new Set(place.sources);
  const arrived = new Set(
    workflow?.rules.flatMap((rule) => choicesOf(rule).flatMap(({ targets }) => targets.map(({ tool }) => tool))),
  );
  const used = new Set(workflow?.tools.map(({ name }) => name));
  const special = new Set([...used, ...sources, ...place.taken, ...(objections?.byTool.keys() ?? [])]);
  const names = {
    all: facts.callables(),
    special: [...special].flatMap((name) => (name === undefined ? [] : (facts.callableNamed(name) ?? []))),
    usual: objections?.toAll === undefined ? rank.good : rank.objected,
  };
  return offersOfNames(names, (one) => {
    const { name, node } = one;
    if (node === declaration || !asked.fits(name)) return undefined;
    const objection = place.taken.includes(name)
      ? 'stands here already'
      : (objections?.byTool.get(name) ?? objections?.toAll ?? objectionToCall(declaration, node));
    if (objection !== undefined) return nameOffer(one, { rank: rank.objected, objection });
    // Tools that the workflow wants and nothing leads to come before those that are in use, and these before new ones.
    const order = sources.has(name) ? rank.usual : used.has(name) && !arrived.has(name) ? rank.best : rank.good;
    return nameOffer(one, { rank: order });
  });
}

function isTarget(facts: Facts, name: string): boolean {
  const node = facts.callableNamed(name)?.node;
  return node !== undefined && node !== facts.declaration;
}

/** A workflow may not call one that leads to itself. */
function objectionToCall(caller: Declaration | undefined, callee: Callable): string | undefined {
  if (!isWorkflow(caller) || !isWorkflow(callee) || !leadingTo(caller, [callee]).has(callee)) return undefined;
  return `\`${caller.name}\` would call itself`;
}

const exit: Offer = {
  label: 'exit',
  kind: CompletionItemKind.Keyword,
  description: 'the run ends here',
  rank: rank.usual,
};

/** Words at the head of an arrow, each only where it has a meaning. */
function wordsAt({ facts }: Asked, { sources, from, taken }: TargetPlace): readonly Offer[] {
  const word = (label: string, description: string, more: Partial<Offer> = {}): Offer => {
    return { label, kind: CompletionItemKind.Keyword, description, rank: rank.usual, ...more };
  };
  const isStart = sources.includes(undefined);
  const offers: Offer[] = [];
  if (!taken.includes('exit') && !(isStart && taken.length === 0)) offers.push(exit);
  const isFirst = taken.length === 0;
  if (isFirst || (taken.length === 1 && taken[0] === 'exit')) {
    offers.push(word('any', 'every tool that nothing else forbids'));
  }
  if (isFirst && !isStart && from === 'flow') {
    offers.push(word('continue', 'the model must call something, it may not answer'));
    const tools = sources.filter((tool) => tool !== undefined);
    offers.push(
      word('when', 'the result decides what follows', {
        snippet: whenSnippet(facts, tools),
        again: true,
        rank: rank.good,
      }),
    );
  }
  return offers;
}
