import { globSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { URI } from 'langium';
import { NodeFileSystem } from 'langium/node';
import type { Program } from '#core/ir/workflow.ts';
import { createWfServices } from '#language/module.ts';

const { shared, Wf } = createWfServices(NodeFileSystem);

export const examplesFolder = fileURLToPath(new URL('../../examples/', import.meta.url));

/** The examples that can be run: all but the one that shows what is wrong. */
export const runnableExamples = globSync('**/*.wf', { cwd: examplesFolder })
  .filter((file) => file !== 'broken.wf')
  .toSorted();

/** Every workflow of an example, compiled. */
export async function programsOf(file: string): Promise<readonly Program[]> {
  const uri = URI.parse(pathToFileURL(path.join(examplesFolder, file)).href);
  const document = await shared.workspace.LangiumDocuments.getOrCreateDocument(uri);
  await shared.workspace.DocumentBuilder.build([document], { validation: false });
  const programs: Program[] = [];
  for (const { name } of Wf.analysis.Lowering.lower(document).workflows) {
    const compiled = await Wf.analysis.Compiler.compile(document, name);
    if (compiled.kind !== 'program') throw new Error(`${file}: ${name} does not compile`);
    programs.push(compiled.program);
  }
  return programs;
}
