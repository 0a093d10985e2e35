import { hashOf } from './blobs.ts';
import { interpreterVersion, journalVersion, type JournalHeader } from './journal-record.ts';
import type { StartRunParams } from '../protocol/messages.ts';

/** What a journal of runs with these parameters begins with. Providers and their keys are not among it. */
export function newHeader(params: Omit<StartRunParams, 'run' | 'inputs' | 'providers'>): JournalHeader {
  const { program, model, seed, workspace, approvalTimeout } = params;
  return {
    type: 'journal',
    version: journalVersion,
    interpreter: interpreterVersion,
    hash: hashOf(JSON.stringify(program)),
    program,
    ...(model !== undefined && { model }),
    ...(seed !== undefined && { seed }),
    ...(workspace !== undefined && { workspace }),
    ...(approvalTimeout !== undefined && { approvalTimeout }),
  };
}
