import { EmptyFileSystem, URI } from 'langium';
import { createWfServices } from '#language/module.ts';
import { formatText } from '#language/print/format-text.ts';
import { median, milliseconds } from '../support/median.ts';
import { keystrokes } from './keystrokes.ts';
import { sampleFile } from './sample-file.ts';
import { typedFiles } from './typed-files.ts';

/** Text to IR, and which share of it is Langium's: lexing and parsing, names and links, lowering, quick findings. */
const sizes = [50, 1_000, 10_000];
const rounds = 9;
/** The sample declares more than it uses, as libraries do. */
const accepted = new Set<string>(['unused-type', 'unused-tool', 'unused-input', 'missing-implementation']);

console.log('| lines | kB | parse | scopes and links | lower | quick findings | text to findings | Langium | format |');
console.log('| --- | --- | --- | --- | --- | --- | --- | --- | --- |');
for (const lines of sizes) console.log(await row(lines));

console.log('\n| what is typed | lines | reading and linking | our share, median | 95 of 100 |');
console.log('| --- | --- | --- | --- | --- |');
for (const typed of typedFiles) console.log(await keystrokes(typed));

async function row(lines: number): Promise<string> {
  const { shared, Wf } = createWfServices(EmptyFileSystem);
  const text = sampleFile(lines);
  const phases: Record<'parse' | 'link' | 'lower' | 'check' | 'format', number[]> = {
    parse: [],
    link: [],
    lower: [],
    check: [],
    format: [],
  };
  await milliseconds(rounds, async (round) => {
    const uri = URI.parse(`memory:///sample-${lines}-${round}.wf`);
    const started = performance.now();
    const document = shared.workspace.LangiumDocumentFactory.fromString(text, uri);
    const parsed = performance.now();
    shared.workspace.LangiumDocuments.addDocument(document);
    await shared.workspace.DocumentBuilder.build([document], { validation: false });
    const linked = performance.now();
    Wf.analysis.Lowering.lower(document);
    const lowered = performance.now();
    const found = Wf.analysis.Analyzer.quickFindings(document).filter(({ code }) => !accepted.has(code));
    const checked = performance.now();
    formatText(Wf, text, document.parseResult);
    const formatted = performance.now();
    if (found[0]) throw new Error(`The sample is not clean: ${found[0].message}`);
    shared.workspace.LangiumDocuments.deleteDocument(uri);
    if (round === 0) return;
    phases.parse.push(parsed - started);
    phases.link.push(linked - parsed);
    phases.lower.push(lowered - linked);
    phases.check.push(checked - lowered);
    phases.format.push(formatted - checked);
  });
  const [parse, link, lower, check] = [phases.parse, phases.link, phases.lower, phases.check].map(median);
  const total = (parse ?? 0) + (link ?? 0) + (lower ?? 0) + (check ?? 0);
  const langium = (((parse ?? 0) + (link ?? 0)) / total) * 100;
  const cells = [parse, link, lower, check, total].map((value) => `${(value ?? 0).toFixed(1)} ms`);
  const written = text.split('\n').length;
  return `| ${[written, Math.round(text.length / 1000), ...cells, `${langium.toFixed(0)} %`, `${median(phases.format).toFixed(1)} ms`].join(' | ')} |`;
}
