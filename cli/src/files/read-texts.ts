import { CliError } from '../cli-error.ts';
import { readText } from './read-text.ts';

/** A file that was read; the path is absolute. */
export interface SourceText {
  readonly path: string;
  readonly text: string;
}

/** The texts of the files that can be read, and one complaint about those that cannot: one bad file does not hide the others. */
export function readTexts(
  paths: readonly string[],
  cwd: string,
): { readonly texts: readonly SourceText[]; readonly complaint?: CliError } {
  const texts: SourceText[] = [];
  const complaints: CliError[] = [];
  for (const path of paths) {
    try {
      texts.push({ path, text: readText(path, cwd) });
    } catch (error) {
      if (!(error instanceof CliError)) throw error;
      complaints.push(error);
    }
  }
  if (complaints.length === 0) return { texts };
  return { texts, complaint: new CliError(complaints.map(({ message }) => message).join(' ')) };
}
