import {
  stream,
  type AstNodeDescription,
  type AstNodeDescriptionProvider,
  type AstReflection,
  type Scope,
  type Stream,
} from 'langium';
import type { Declaration, WfFile } from '../generated/ast.ts';
import { written } from '../syntax/written.ts';
import { namesOf } from './file-names.ts';
import type { Imports } from './imports.ts';

/** What a `FileScope` asks. */
export interface ScopeSources {
  readonly reflection: AstReflection;
  readonly descriptions: AstNodeDescriptionProvider;
  readonly imports: Imports;
}

/** The declarations that one file can name, of one type: its own, then those that it imports. Looks up on demand and holds nothing. */
export class FileScope implements Scope {
  private readonly file: WfFile;
  private readonly type: string;
  private readonly sources: ScopeSources;

  constructor(file: WfFile, type: string, sources: ScopeSources) {
    this.file = file;
    this.type = type;
    this.sources = sources;
  }

  getElement(name: string): AstNodeDescription | undefined {
    const declaration = this.declaration(name);
    return declaration && this.sources.reflection.isSubtype(declaration.$type, this.type)
      ? this.sources.descriptions.createDescription(declaration, name)
      : undefined;
  }

  getElements(name: string): Stream<AstNodeDescription> {
    const element = this.getElement(name);
    return element ? stream([element]) : stream<AstNodeDescription>();
  }

  getAllElements(): Stream<AstNodeDescription> {
    const { declared, imported } = namesOf(this.file);
    const names = new Set([...declared.keys(), ...imported.keys()]);
    return stream(names).flatMap((name) => this.getElement(name) ?? []);
  }

  private declaration(name: string): Declaration | undefined {
    return declarationNamed(name, this.file, this.sources.imports);
  }
}

/** What a name of a file stands for: a declaration of its own, else one that it imports. */
export function declarationNamed(name: string, file: WfFile, imports: Imports): Declaration | undefined {
  const { declared, imported } = namesOf(file);
  const own = declared.get(name);
  if (own) return own;
  const item = imported.get(name);
  const uri = file.$document?.uri;
  const exported = item && written(item.declaration)?.$refText;
  if (!item || !uri || exported === undefined) return undefined;
  const target = imports.fileOf(item.$container, uri);
  return target && namesOf(target).declared.get(exported);
}
