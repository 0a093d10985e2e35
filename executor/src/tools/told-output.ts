import { megabytes } from './kept-text.ts';

/** Characters of one attempt's output that are told; what comes after would only fill transcripts and records. */
const most = 1_000_000;

/** Tells the lines that a tool writes, up to a limit, which is told as well. */
export function toldOutput(tell: (line: string) => void): (line: string) => void {
  let told = 0;
  return (line) => {
    if (told > most) return;
    told += line.length + 1;
    tell(told > most ? `… it writes more than ${megabytes(most)}; the rest is not shown` : line);
  };
}
