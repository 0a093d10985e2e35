import { EmptyFileSystem, URI } from 'langium';
import { createWfServices } from '#language/module.ts';
import { median } from '../support/median.ts';
import { percentile95 } from '../support/percentile.ts';

/** A text, and how it reads after so many edits. */
export interface Typed {
  readonly name: string;
  readonly after: (edit: number) => string;
}

const warmUp = 30;
const measured = 200;

/**
 * Types into a file and measures each edit from the new text to its diagnostics: what reading and linking takes, and what
 * lowering, checks, exploration and places take after it. One row of a table, in milliseconds of processor time.
 */
export async function keystrokes({ name, after }: Typed): Promise<string> {
  const uri = URI.parse('memory:///typed.wf');
  let text = after(0);
  const fileSystem = Object.assign(EmptyFileSystem.fileSystemProvider(), {
    readFile: () => Promise.resolve(text),
    stat: () => Promise.resolve({ isFile: true, isDirectory: false, uri }),
  });
  const { shared, Wf } = createWfServices({ fileSystemProvider: () => fileSystem });
  const { DocumentBuilder, LangiumDocuments } = shared.workspace;
  DocumentBuilder.updateBuildOptions = { validation: false };
  const [reading, share]: [number[], number[]] = [[], []];
  for (let edit = 0; edit < warmUp + measured; edit += 1) {
    text = after(edit);
    const started = processorTime();
    await DocumentBuilder.update([uri], []);
    const linked = processorTime();
    const document = LangiumDocuments.getDocument(uri);
    if (document === undefined) throw new Error('The file was not read.');
    await Wf.validation.DocumentValidator.validateDocument(document);
    if (edit < warmUp) continue;
    reading.push(linked - started);
    share.push(processorTime() - linked);
  }
  const lines = after(0).split('\n').length;
  return `| ${[name, lines, ...[median(reading), median(share), percentile95(share)].map(figure)].join(' | ')} |`;
}

function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function figure(value: number): string {
  return `${value.toFixed(1)} ms`;
}
