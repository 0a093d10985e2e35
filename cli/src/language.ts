import { pathToFileURL } from 'node:url';
import { URI, type LangiumDocument } from 'langium';
import type { NodeId } from '#core/ir/node-id.ts';
import type { Tool } from '#core/ir/tool.ts';
import type { TypeDeclaration } from '#core/ir/type.ts';
import type { Program, Workflow } from '#core/ir/workflow.ts';
import type { LocatedFinding } from '#language/analysis/diagnostics.ts';
import type { Place } from '#language/analysis/origins.ts';
import { createWfServices } from '#language/module.ts';
import { plainSecrets } from '#language/validation/plain-secrets.ts';
import { CliError } from './cli-error.ts';
import type { Disk } from './disk/disk.ts';
import { LanguageFiles } from './disk/language-files.ts';
import { ConfigFiles } from './files/config-file.ts';
import { readText, shownPath } from './files/read-text.ts';
import type { SourceText } from './files/read-texts.ts';
import { inTextOrder, type ShownFinding } from './findings.ts';
import { providerNamesOf } from './providers-variable.ts';
import type { Terminal } from './terminal.ts';
import { didYouMean } from '#core/text/nearest.ts';

/** A workflow that can be run, or the errors that forbid it. */
export type Compiled = CompiledProgram | { readonly kind: 'findings'; readonly findings: readonly ShownFinding[] };

/** A workflow that can be run, with all that it calls. */
export interface CompiledProgram {
  readonly kind: 'program';
  readonly program: Program;
  /** The workflow that a run starts. */
  readonly entry: Workflow;
}

/** A part of a file, lines and UTF-16 characters from 0. */
export interface ShownPlace {
  readonly file: string;
  readonly range: Place['range'];
}

/** The language as the commands use it: files in, findings and programs out. One per command. */
export class Language {
  readonly #cwd: string;
  readonly #disk: Disk;
  readonly #services: ReturnType<typeof createWfServices>;
  /** How the files of findings are shown, by their addresses: a file has many findings. */
  readonly #shownPaths = new Map<string, string>();

  /** Files come from `disk` only. Findings are rated as the nearest `wf.config.json` of each file says. */
  constructor({ cwd, env }: Pick<Terminal, 'cwd' | 'env'>, disk: Disk) {
    this.#cwd = cwd;
    this.#disk = disk;
    this.#services = createWfServices({ fileSystemProvider: () => new LanguageFiles(disk) });
    const config = new ConfigFiles(cwd, disk);
    this.#services.Wf.validation.RatingSource.use((uri) => config.ratingsFor(uri.fsPath));
    this.#services.Wf.analysis.ProviderNames.use(() => providerNamesOf(env));
  }

  /** Links files and everything that they import. */
  async open(texts: readonly SourceText[]): Promise<readonly LangiumDocument[]> {
    const { LangiumDocumentFactory, LangiumDocuments, DocumentBuilder } = this.#services.shared.workspace;
    const documents = texts.map(({ path, text }) => {
      return LangiumDocumentFactory.fromString(text, URI.parse(pathToFileURL(path).href));
    });
    for (const document of documents) LangiumDocuments.addDocument(document);
    await DocumentBuilder.build(documents, { validation: false });
    return documents;
  }

  /** Reads and links a single file; a `CliError` when it cannot be read. */
  async openOne(path: string): Promise<LangiumDocument> {
    const [document] = await this.open([{ path, text: readText(path, this.#cwd, this.#disk) }]);
    if (document === undefined) throw new Error(`${path} was not opened.`);
    return document;
  }

  /** The workflow of that name, or the only one, as far as it is understood; a `CliError` when it is not clear which. */
  workflow(document: LangiumDocument, name?: string): Workflow {
    const { workflows } = this.#services.Wf.analysis.Lowering.lower(document);
    const named = workflows.filter((workflow) => name === undefined || workflow.name === name);
    const [first] = named;
    if (first !== undefined && (name !== undefined || named.length === 1)) return first;
    const names = workflows.map((workflow) => workflow.name);
    throw new CliError(whichWorkflow(this.#path(document.uri), names, name));
  }

  /** The tools and types that a file declares, and the types that those refer to. */
  declarations(document: LangiumDocument): {
    readonly tools: readonly Tool[];
    readonly types: readonly TypeDeclaration[];
  } {
    return this.#services.Wf.analysis.Lowering.lower(document);
  }

  /** The file declares a tool or type that neither it nor any opened file uses. */
  leavesUnused(document: LangiumDocument | undefined): boolean {
    if (document === undefined) return false;
    const { findings } = this.#services.Wf.analysis.Lowering.lower(document);
    return findings.some(({ code }) => code === 'unused-tool' || code === 'unused-type');
  }

  /** Something that looks like a key stands in an opened file, or in one that they import. */
  holdsSecret(): boolean {
    return this.#services.shared.workspace.LangiumDocuments.all.some((document) => plainSecrets(document).length > 0);
  }

  /** Where a node of the workflow stands. */
  place(document: LangiumDocument, at: NodeId): ShownPlace | undefined {
    const place = this.#services.Wf.analysis.Origins.locate(document, at);
    return place && { file: this.#path(URI.parse(place.uri)), range: place.range };
  }

  /** Everything that is wrong with an opened file, in the order of its text. */
  async findings(document: LangiumDocument): Promise<readonly ShownFinding[]> {
    const findings = await this.#services.Wf.analysis.Diagnostics.all(document);
    return inTextOrder(findings.map((finding) => this.#shown(finding)));
  }

  /** Compiles the workflow of that name, or the only one of the file; a `CliError` when the file does not say which. */
  async compile(document: LangiumDocument, workflow?: string): Promise<Compiled> {
    const result = await this.#services.Wf.analysis.Compiler.compile(document, workflow);
    switch (result.kind) {
      case 'program': {
        const { program } = result;
        const entry = program.workflows.find(({ id }) => id === program.entry);
        if (entry === undefined) throw new Error(`The program has no workflow ${program.entry}.`);
        return { kind: 'program', program, entry };
      }
      case 'findings':
        return { kind: 'findings', findings: result.findings.map((finding) => this.#shown(finding)) };
      case 'no-workflow':
        throw new CliError(whichWorkflow(this.#path(document.uri), result.workflows, workflow));
    }
  }

  #shown(finding: LocatedFinding): ShownFinding {
    const { uri, related, ...rest } = finding;
    const notes = related.map(({ uri, range, message }) => ({ path: this.#pathOf(uri), range, message }));
    return { ...rest, path: this.#pathOf(uri), related: notes };
  }

  #pathOf(uri: string): string {
    const path = this.#shownPaths.get(uri) ?? this.#path(URI.parse(uri));
    this.#shownPaths.set(uri, path);
    return path;
  }

  #path(uri: URI): string {
    return uri.scheme === 'file' ? shownPath(uri.fsPath, this.#cwd) : uri.toString();
  }
}

function whichWorkflow(path: string, names: readonly string[], wanted: string | undefined): string {
  if (names.length === 0) return `\`${path}\` has no workflow.`;
  const list = names.map((name) => `\`${name}\``).join(', ');
  if (wanted === undefined) return `\`${path}\` has several workflows: ${list}. Which one?`;
  return `\`${path}\` has no workflow \`${wanted}\`.${didYouMean(wanted, names)} It has ${list}.`;
}
