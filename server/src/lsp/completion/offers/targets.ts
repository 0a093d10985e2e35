import { CompletionItemKind } from 'vscode-languageserver';
import { choicesOf } from '#core/rules/tool-numbers.ts';
import { isWorkflow, type Workflow } from '#language/generated/ast.ts';
import { leadingTo } from '#language/checks/recursive-workflow.ts';
import type { Asked } from '../asked.ts';
import { most, rank, type Offer } from '../offer.ts';
import type { TargetPlace } from '../place/target-place.ts';
import { whenSnippet } from './cases.ts';
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
  const callables = facts.callables().filter(({ node }) => node !== facts.declaration);
  const { workflow } = facts;
  const names = callables.map(({ name }) => name);
  const objections = workflow && targetObjections(workflow, facts.types, place, names);
  const sources = new Set(place.sources);
  const arrived = new Set(
    workflow?.rules.flatMap((rule) => choicesOf(rule).flatMap(({ targets }) => targets.map(({ tool }) => tool))),
  );
  const used = new Set(workflow?.tools.map(({ name }) => name));
  const offered = callables.filter(({ name }) => asked.fits(name));
  const offers = offered.map(({ name, node }) => {
    const objection = place.taken.includes(name) ? 'stands here already' : objections?.get(name);
    if (objection !== undefined) return nameOffer({ name, node }, { rank: rank.objected, objection });
    // Tools that the workflow wants and nothing leads to come before those that are in use, and these before new ones.
    const order = sources.has(name) ? rank.usual : used.has(name) && !arrived.has(name) ? rank.best : rank.good;
    return nameOffer({ name, node }, { rank: order });
  });
  return isWorkflow(facts.declaration) ? callersLast(offers, facts.declaration) : offers;
}

/**
 * The offers, those of workflows that lead to the caller as ones that are objected to. In a file of thousands of workflows to find
 * these takes longer than all else: what cannot be in the list, as enough others come before it, is not looked at.
 */
function callersLast(offers: readonly Offer[], caller: Workflow): readonly Offer[] {
  const objection = `\`${caller.name}\` would call itself`;
  const callers = new Set<Offer>();
  let shown = 0;
  for (const offer of [...offers].sort((a, b) => a.rank - b.rank)) {
    if (shown === most || offer.rank === rank.objected) break;
    const node = offer.declaration?.node;
    if (isWorkflow(node) && leadingTo(caller, [node]).has(node)) callers.add(offer);
    else shown += 1;
  }
  return offers.map((offer) => (callers.has(offer) ? { ...offer, rank: rank.objected, objection } : offer));
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
