import type { Disk } from '../disk/disk.ts';
import { importersOf } from '../files/importers-of.ts';
import { readTexts } from '../files/read-texts.ts';
import { wfFiles } from '../files/wf-files.ts';
import type { ShownFinding } from '../findings.ts';
import type { Found } from '../kept/found.ts';
import { Language } from '../language.ts';
import type { Terminal } from '../terminal.ts';

/** What a check of files came to. */
export interface Checked {
  /** How many files were checked. */
  readonly files: number;
  readonly findings: readonly ShownFinding[];
  /** Which files could not be read, and why. */
  readonly complaint?: string;
}

/** Checks the files that the paths name; a `CliError` when none can be read. */
export async function checkFiles(
  paths: readonly string[],
  terminal: Pick<Terminal, 'cwd' | 'env'>,
  disk: Disk,
): Promise<Found<Checked>> {
  const files = wfFiles(paths, terminal.cwd, disk);
  const language = new Language(terminal, disk);
  const { texts, complaint } = await readTexts(files, terminal.cwd, disk);
  if (texts.length === 0 && complaint !== undefined) throw complaint;
  const documents = await language.open(texts);
  // Nothing else that is said of a file depends on who imports it.
  const lonely = texts.filter((_, index) => language.leavesUnused(documents[index]));
  if (lonely.length > 0) await language.open(await importersOf(lonely, texts, terminal, disk));
  const findings: ShownFinding[] = [];
  for (const document of documents) findings.push(...(await language.findings(document)));
  return {
    result: {
      files: documents.length,
      findings,
      ...(complaint !== undefined && { complaint: complaint.message }),
    },
    keep: !language.holdsSecret(),
  };
}
