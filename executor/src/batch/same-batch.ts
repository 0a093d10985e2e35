import type { Json } from '#core/ir/json.ts';
import type { Workflow } from '#core/ir/workflow.ts';
import { shortJson } from '../adapters/short-json.ts';
import { hashOf } from '../journal/blobs.ts';
import { differences } from '../journal/differences.ts';
import type { JournalHeader } from '../journal/journal-record.ts';
import { rehearsalModel } from '../rehearsal/rehearsal.ts';
import { isSameProgram } from './same-program.ts';

/** Why a batch cannot go on with what another began, in one sentence; `undefined` when they are the same. */
export function otherBatch(began: JournalHeader, now: JournalHeader): string | undefined {
  const one = entryOf(began);
  const other = entryOf(now);
  if (one !== other) return `The batch began with the workflow \`${one}\`, and this is \`${other}\`.`;
  if (began.hash !== now.hash && !isSameProgram(began.program, now.program)) {
    return `The workflow \`${one}\` was changed since the batch began.`;
  }
  if (began.model !== now.model) return `The batch began with ${modelOf(began)}, and this is ${modelOf(now)}.`;
  const [seed, seedNow] = [seedOf(began), seedOf(now)];
  if (seed !== seedNow) return `The batch began with seed ${seed}, and this is seed ${seedNow}.`;
  return undefined;
}

/** What is kept of a row, so that another one in its place is noticed: enough of a hash to tell rows apart. */
export function rowMark(given: Json | undefined): string {
  return hashOf(JSON.stringify(given ?? null)).slice(0, 12);
}

/** In a few words, where a row differs from the one that was recorded, whose defaults are filled in. */
export function rowChange(recorded: Json, given: Json | undefined): string {
  if (given === undefined) return ': it holds no inputs now';
  const changes = differences(recorded, given);
  const change = changes.find(({ now }) => now !== undefined) ?? changes[0];
  if (change === undefined) return '';
  return `: \`${change.path.join('.')}\` was ${shortJson(change.recorded)} and is ${shortJson(change.now)}`;
}

function entryOf(header: JournalHeader): string {
  return workflowOf(header)?.name ?? '';
}

function workflowOf({ program }: JournalHeader): Workflow | undefined {
  return program.workflows.find(({ id }) => id === program.entry);
}

/** The seed of rehearsals; nothing else has one. */
function seedOf(header: JournalHeader): number | undefined {
  const model = header.model ?? workflowOf(header)?.settings.model?.value;
  return model === rehearsalModel ? header.seed : undefined;
}

function modelOf({ model }: JournalHeader): string {
  return model === undefined ? 'the model that its file names' : `the model \`${model}\``;
}
