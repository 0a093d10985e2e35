import { EmptyFileSystem, URI } from 'langium';
import { atOnce } from '#core/automaton/at-once.ts';
import { explore } from '#core/automaton/explore.ts';
import { transitionSystem } from '#core/automaton/transition-system.ts';
import { createWfServices } from '#language/module.ts';

/** Lowers a `.wf` text once; each call of the result explores all its states, and returns how many there are. */
export async function explorerOf(text: string): Promise<() => number> {
  const { shared, Wf } = createWfServices(EmptyFileSystem);
  const document = shared.workspace.LangiumDocumentFactory.fromString(text, URI.parse('memory:///model.wf'));
  shared.workspace.LangiumDocuments.addDocument(document);
  await shared.workspace.DocumentBuilder.build([document], { validation: false });
  const { workflows, types } = Wf.analysis.Lowering.lower(document);
  const [workflow] = workflows;
  if (workflow === undefined) throw new Error('The text has no workflow.');
  const unlimited = { states: Infinity, transitions: Infinity };
  return () => atOnce(explore(transitionSystem(workflow, types), unlimited)).table.count;
}
