import { declares } from './code-lines.ts';

/** A key of YAML, a diagram that says no more, or a rule whose tools are listed below it. */
const key =
  /^[ \t]*(?:(?:-[ \t]+)?["']?[\w-]+["']?[ \t]*:[ \t]*(?:[|>][+-]?\d?)?|(?:flowchart|graph);?|only[ \t][^:]*:)[ \t]*$/;
const decision = /^[ \t]*(?:if|elif|else|for|foreach|while|switch|match|try|catch|except)\b(?![ \t]*->)[^]*[:{][ \t]*$/;
const goesOn = /^[ \t]*(?:\}[ \t]*)?(?:else|elif|elsif|catch|except|finally)\b(?![ \t]*->)|^[ \t]*\}[ \t]*$/;
const diagram =
  /^[ \t]*(?:(?:flowchart|graph)[ \t]+(?:TB|TD|BT|LR|RL)\b|(?:strict[ \t]+)?digraph\b[^()]*\{|stateDiagram(?:-v2)?[ \t]*$|sequenceDiagram[ \t]*$)[^()]*$/;

/**
 * The last line of the block that a line begins in another language: what stands deeper below a key of YAML or a decision,
 * and the lines of a diagram. It is the line itself where it begins none. Lines are counted from 0 and hold code only.
 */
export function endOfBlock(line: number, lines: readonly string[]): number {
  const head = lines[line] ?? '';
  const isPart = partOf(head);
  if (isPart === undefined) return line;
  let end = line;
  for (let at = line + 1; at < lines.length; at += 1) {
    const next = lines[at] ?? '';
    if (next.trim() === '') continue;
    if (declares.test(next) || !isPart(next)) break;
    end = at;
  }
  return end;
}

/**
 * The last line of a text that is not closed on its line, if one below closes it; the line itself otherwise. The lines are
 * those of the file as it is written.
 */
export function endOfOpenText(line: number, lines: readonly string[]): number {
  const closing = lines.findIndex((next, at) => at > line && (next.includes('"') || declares.test(next)));
  return closesText.test(lines[closing] ?? '') ? closing : line;
}

const closesText = /^(?:[^"]*[^"\\\s([,:])?"[ \t]*\)?[ \t]*$|^[ \t]+"[ \t]*$/;

/**
 * The last line of a chain whose arrows stand at the ends of its lines; the line itself where what follows is a statement
 * of its own, as it is while somebody types.
 */
export function endOfBrokenChain(line: number, lines: readonly string[]): number {
  const depth = depthOf(lines[line] ?? '');
  let end = line;
  while (leadsBelow.test(lines[end] ?? '')) {
    const next = lines[end + 1] ?? '';
    if (!(depthOf(next) > depth ? /^[ \t]*[\w`(]/ : lone).test(next)) break;
    end += 1;
  }
  return end;
}

const leadsBelow = /(?:->|\|)[ \t]*$/;
const lone = /^[ \t]*[\w`-]+(?:[ \t]*(?:->|\|))?[ \t]*$/;

/** Whether a line below belongs to what a line begins; `undefined` where it begins nothing. */
function partOf(head: string): ((line: string) => boolean) | undefined {
  const depth = depthOf(head);
  const isDeeper = (line: string): boolean => depthOf(line) > depth;
  if (diagram.test(head)) return (line) => isDeeper(line) || (depthOf(line) === depth && !/^[ \t]*\}/.test(line));
  if (decision.test(head)) return (line) => isDeeper(line) || (depthOf(line) === depth && goesOn.test(line));
  // The items of a list may stand as deep as their key.
  if (key.test(head)) return (line) => isDeeper(line) || (depthOf(line) === depth && /^[ \t]*-[ \t]/.test(line));
  return undefined;
}

function depthOf(line: string): number {
  return /^[ \t]*/.exec(line)?.[0].length ?? 0;
}
