import { uriOf } from '../server-under-test.ts';
import { staleAnswers } from './fresh-server.ts';
import type { Goal } from './goals.ts';
import { Seeded } from './seeded.ts';
import { Session } from './session.ts';
import type { Typing } from './typing.ts';

/** After which share of all keys something is asked, from 0 to 1, and how much of a text is typed at most. */
export interface Pace {
  readonly attention: number;
  readonly letters: number;
}

/** Types some texts, one after the other, with one server. What is wrong in the end, with all that is needed to see it again. */
export async function round(
  seed: number,
  texts: readonly Goal[],
  { attention, letters }: Pace,
  errors: () => readonly string[],
): Promise<string | undefined> {
  const random = new Seeded(seed);
  const session = await Session.start(random, attention);
  const report = (uri: string, complaints: readonly string[]): string | undefined => {
    const found = [...complaints, ...errors()];
    if (found.length === 0) return undefined;
    const text = JSON.stringify(session.editor.document(uri)?.getText());
    return [`seed ${seed}, step ${session.count} in ${uri}`, ...found, ...session.done, text].join('\n');
  };
  try {
    for (const { name, text } of texts) {
      const uri = uriOf(name);
      for await (const complaints of session.type(uri, typingOf(text, letters, random))) {
        const stale = random.chance(0.002) ? await staleAnswers(session.editor, uri, random) : [];
        const wrong = report(uri, [...complaints, ...stale]);
        if (wrong !== undefined) return wrong;
      }
      const wrong = report(uri, await staleAnswers(session.editor, uri, random));
      if (wrong !== undefined) return wrong;
      if (random.chance(0.5)) await session.close(uri);
    }
    return undefined;
  } finally {
    await session.server.dispose();
  }
}

/** Half of the short files are typed from the first letter on; in the others a stretch is filled in. */
function typingOf(text: string, letters: number, random: Seeded): Typing {
  const written = random.chance(0.25) ? text.replaceAll(/\r?\n/g, '\r\n') : text;
  if (written.length <= letters && random.chance(0.5)) return { before: '', typed: written, behind: '' };
  const at = (): number => written.indexOf('\n', random.below(written.length)) + 1;
  const [from = 0, until = 0] = [at(), at()].toSorted((a, b) => a - b);
  const to = Math.min(until, from + letters);
  return { before: written.slice(0, from), typed: written.slice(from, to), behind: written.slice(to) };
}
