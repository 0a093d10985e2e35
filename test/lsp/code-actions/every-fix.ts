import type { Diagnostic } from 'vscode-languageserver-protocol';
import { standardRatings } from '#core/diagnostics/ratings.ts';
import type { LocatedFinding } from '#language/analysis/diagnostics.ts';
import { formatText } from '#language/print/format-text.ts';
import { createWorkspace } from '../../support/workspace.ts';
import { openText } from './editor.ts';

/** Findings behind which others hide: what was not looked for while they stood is not the fault of a fix. */
const hiding = new Set(['syntax-error', 'unresolved-reference', 'unresolved-import']);

/** What a fix may leave for a person: what a declaration lacks, and how often a call is to be repeated. */
const forPeople = new Set(['undocumented-tool', 'missing-implementation', 'unbounded-loop']);

/**
 * Applies every action that is offered for every finding of a text, each by itself, and reads the result afresh: the
 * finding must be gone, nothing new may be found, and the text must be laid out stably. Gives what is wrong, in words.
 */
export async function brokenFixes(
  text: string,
  others: Readonly<Record<string, string>> = {},
): Promise<{ readonly applied: number; readonly broken: readonly string[] }> {
  const open = await openText(text, others);
  const before = { text, findings: await findingsOf({ ...others, 'main.wf': text }) };
  const broken: string[] = [];
  let applied = 0;
  for (const diagnostic of open.diagnostics) {
    for (const action of await open.actions([diagnostic])) {
      const files = open.after(action);
      applied += 1;
      for (const problem of await problemsOf(diagnostic, before, files)) {
        broken.push(`${shownCode(diagnostic)}, ${action.title}: ${problem}\n${files['main.wf'] ?? ''}`);
      }
    }
  }
  return { applied, broken };
}

async function problemsOf(
  { code }: Diagnostic,
  before: { readonly text: string; readonly findings: readonly LocatedFinding[] },
  files: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  const after = await findingsOf(files);
  const had = countOf(before.findings);
  const has = countOf(after);
  const problems: string[] = [];
  if ((has.get(String(code)) ?? 0) >= (had.get(String(code)) ?? 0)) problems.push('the finding is still there');
  for (const one of after) {
    const cameToLight = hiding.has(String(code)) && !hiding.has(one.code);
    if (forPeople.has(one.code) || cameToLight) continue;
    const was = before.findings.filter((other) => other.code === one.code);
    const line = lineOf(files['main.wf'] ?? '', one);
    const isKnown = was.some((other) => other.message === one.message || sharesWords(lineOf(before.text, other), line));
    if (!isKnown || (has.get(one.code) ?? 0) > (had.get(one.code) ?? 0))
      problems.push(`a new ${one.code}: ${one.message}`);
  }
  const { Wf } = await reader;
  const once = formatText(Wf, files['main.wf'] ?? '').text;
  if (formatText(Wf, once).text !== once) problems.push('the layout is not stable');
  return problems;
}

/** Reads texts, and has no part in making fixes. */
const reader = createWorkspace({}, standardRatings);
let written: readonly string[] = [];

async function findingsOf(files: Readonly<Record<string, string>>): Promise<readonly LocatedFinding[]> {
  const workspace = await reader;
  for (const path of written.filter((one) => !Object.hasOwn(files, one))) await workspace.remove(path);
  written = Object.keys(files);
  await workspace.write(files);
  return workspace.findings('main.wf');
}

function lineOf(text: string, { range }: LocatedFinding): string {
  return text.split(/\r?\n/)[range.start.line] ?? '';
}

/** A fix may change the line of a finding that stays. */
function sharesWords(one: string, other: string): boolean {
  const words = new Set(one.match(/\w+/g));
  return (other.match(/\w+/g) ?? []).some((word) => words.has(word));
}

function countOf(findings: readonly LocatedFinding[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { code } of findings) counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
}

function shownCode({ code, range }: Diagnostic): string {
  return `${String(code)} in line ${range.start.line + 1}`;
}
