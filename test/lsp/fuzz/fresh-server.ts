import { ask, type Answer } from './ask.ts';
import type { Editor } from './editor.ts';
import { placeIn, questions } from './questions.ts';
import type { Seeded } from './seeded.ts';
import { startEditor } from './session.ts';

/** Where a server that has seen every edit answers otherwise than one that has only seen the texts as they are. */
export async function staleAnswers(old: Editor, uri: string, random: Seeded): Promise<readonly string[]> {
  const fresh = await startEditor();
  try {
    for (const document of old.open) await fresh.openFile(document.uri, document.getText());
    await Promise.all([old.server.idle(), fresh.server.idle()]);
    const complaints = old.open.flatMap((document) => {
      const [before, now] = [old, fresh].map((editor) => picture(editor.server.published(document.uri).at(-1) ?? []));
      return before === now ? [] : [`findings of ${document.uri}: ${before ?? ''} and not ${now ?? ''}`];
    });
    const document = fresh.document(uri);
    if (document === undefined) return complaints;
    const findings = fresh.server.published(uri).at(-1) ?? [];
    for (let places = 0; places < 3; places += 1) {
      const place = placeIn(document, random.below(document.getText().length), findings, random);
      const [before, now] = await Promise.all(
        [old, fresh].map(({ server }) => ask(server.connection, Object.values(questions), place)),
      );
      complaints.push(...differences(before ?? [], now ?? []));
    }
    return complaints;
  } finally {
    await fresh.server.dispose();
  }
}

function differences(before: readonly Answer[], now: readonly Answer[]): readonly string[] {
  if (before.length !== now.length) return ['other questions follow from other answers'];
  const asked = ({ method, params }: Answer): string => picture({ method, params });
  const answers = new Map(now.map((answer) => [asked(answer), answer]));
  return before.flatMap((answer) => {
    const other = answers.get(asked(answer));
    // Only the first places of an answer are asked about, and which these are may depend on the history.
    if (other === undefined) return [];
    const [old, fresh] = [answer, other].map(({ result, error }) => picture({ result, error }));
    const { method, params } = answer;
    return old === fresh ? [] : [`${method} ${JSON.stringify(params)} is stale: ${old ?? ''} and not ${fresh ?? ''}`];
  });
}

/** An answer without what may depend on the history: versions of texts, and the order of places in several files. */
function picture(answer: unknown): string {
  return JSON.stringify(timeless(answer));
}

function timeless(part: unknown): unknown {
  if (typeof part !== 'object' || part === null) return part;
  if (Array.isArray(part)) {
    const parts = part.map((one) => [JSON.stringify(timeless(one)), timeless(one)] as const);
    const isOfFiles = parts.every(([text]) => text.includes('"uri":'));
    return (isOfFiles ? parts.toSorted(([a], [b]) => (a < b ? -1 : 1)) : parts).map(([, one]) => one);
  }
  const entries = Object.entries(part).map(([key, inner]) => {
    return [key, key === 'version' && inner !== null ? 'open' : timeless(inner)] as const;
  });
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
