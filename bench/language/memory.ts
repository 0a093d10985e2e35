import { EmptyFileSystem, URI } from 'langium';
import { createWfServices } from '#language/module.ts';
import { sampleFile } from './sample-file.ts';

/** Memory over many edits of one file: what an edit leaves behind adds up. Start it with `--expose-gc`. */
const edits = 10_000;
const shownEvery = 2_500;
const uri = URI.parse('memory:///sample.wf');

let text = sampleFile(1_000);
const { fileSystemProvider } = EmptyFileSystem;
const stat = { isFile: true, isDirectory: false, uri };
const { shared, Wf } = createWfServices({
  fileSystemProvider: () =>
    Object.assign(fileSystemProvider(), {
      readFile: () => Promise.resolve(text),
      stat: () => Promise.resolve(stat),
    }),
});
const { DocumentBuilder, LangiumDocuments } = shared.workspace;
await DocumentBuilder.update([uri], []);

console.log('| edits | heap |');
console.log('| --- | --- |');
for (let edit = 0; edit <= edits; edit += 1) {
  if (edit % shownEvery === 0) {
    globalThis.gc?.();
    console.log(`| ${edit} | ${(process.memoryUsage().heapUsed / 1e6).toFixed(1)} MB |`);
  }
  text = edited(text, edit);
  await DocumentBuilder.update([uri], []);
  const document = LangiumDocuments.getDocument(uri);
  if (document) await Wf.analysis.Analyzer.flowFindings(document);
}

/** Types a letter into a prompt, or takes it away again: each time in the next workflow. */
function edited(before: string, edit: number): string {
  const prompts = [...before.matchAll(/prompt """Handle /g)];
  const { index = 0 } = prompts[(edit >> 1) % prompts.length] ?? {};
  const at = index + 'prompt """Handle '.length;
  return edit % 2 === 0 ? `${before.slice(0, at)}x${before.slice(at)}` : before.slice(0, at) + before.slice(at + 1);
}
