import { argumentTexts } from '#core/events/argument-texts.ts';
import { visibleText } from '#core/events/visible-text.ts';
import type { AskApprovalParams } from '#executor/protocol/messages.ts';

/**
 * Everything that there is to know about a call before agreeing to it, to be read in an editor: nothing is cut, and a
 * text of several lines stands as its lines, each behind two spaces, so that no text can look like another argument.
 */
export function wholeCall({
  path,
  tool,
  arguments: given,
  problem,
  why,
}: Pick<AskApprovalParams, 'path' | 'tool' | 'arguments' | 'problem' | 'why'>): string {
  const head = [[...path, tool].map(visibleText).join(' › '), visibleText(why)];
  if (problem !== undefined) head.splice(1, 0, visibleText(problem));
  const body = argumentTexts(given).flatMap(({ name, value, lines }) =>
    lines === undefined ? ['', `${name}: ${value}`] : ['', `${name}:`, ...lines.map((line) => `  ${line}`)],
  );
  return `${[...head, ...body].join('\n')}\n`;
}
