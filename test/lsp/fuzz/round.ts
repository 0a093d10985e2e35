import { uriOf } from '../server-under-test.ts';
import { staleAnswers } from './fresh-server.ts';
import type { Goal } from './goals.ts';
import { Seeded } from './seeded.ts';
import { Session } from './session.ts';
import type { Typing } from './typing.ts';

/** What is typed, into which file, while which others are open. */
export interface Task {
  readonly name: string;
  /** Tells it apart from the others of the same seed. */
  readonly index: number;
  readonly open: readonly Goal[];
  readonly typing: (random: Seeded) => Typing;
  /** The share of keys after which something is asked, from 0 to 1. */
  readonly attention: number;
}

/** Types a text with a server of its own. What is wrong in the end, with all that is needed to see it again. */
export async function round(
  seed: number,
  { name, index, open, typing, attention }: Task,
  errors: () => readonly string[],
): Promise<string | undefined> {
  const random = new Seeded(seed + index);
  const session = await Session.start(random, attention);
  const uri = uriOf(name);
  const report = (complaints: readonly string[]): string | undefined => {
    const found = [...complaints, ...errors()];
    if (found.length === 0) return undefined;
    const text = JSON.stringify(session.editor.document(uri)?.getText());
    return [`seed ${seed}, step ${session.count} in ${uri}`, ...found, ...session.done, text].join('\n');
  };
  try {
    for (const other of open) await session.editor.openFile(uriOf(other.name), other.text);
    for await (const complaints of session.type(uri, typing(random))) {
      const stale = random.chance(0.002) ? await staleAnswers(session.editor, uri, random) : [];
      const wrong = report([...complaints, ...stale]);
      if (wrong !== undefined) return wrong;
    }
    const wrong = report(await staleAnswers(session.editor, uri, random));
    if (wrong !== undefined || open.length === 0) return wrong;
    await session.close(uri);
    return report(await staleAnswers(session.editor, uri, random));
  } finally {
    await session.server.dispose();
  }
}
