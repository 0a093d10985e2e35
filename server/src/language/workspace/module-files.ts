import { UriUtils, type FileSystemProvider, type LangiumSharedCoreServices, type URI } from 'langium';
import {
  isFound,
  isModuleName,
  lackOfFound,
  moduleFiles,
  modulePlace,
  type ModuleLack,
  type ModulePlace,
} from '#core/text/module-files.ts';

/** A path at which no module is that can be loaded. */
export interface MissingModule {
  readonly lack: ModuleLack;
  /** The modules in the folder where it would be. */
  readonly names: readonly string[];
}

/** What is there of the modules that paths lead to. Of what nobody can look at nothing is said to be missing. */
export interface KnownModules {
  /** As it was when it was last looked for; `undefined` where a module is, or nobody knows. */
  readonly missing: (module: URI) => MissingModule | undefined;
  /** It was looked for, and nothing has come or gone there since. */
  readonly isKnown: (module: URI) => boolean;
  /** What is missing there; looks for it if it is not known. Never rejects. */
  readonly look: (module: URI) => Promise<MissingModule | undefined>;
}

interface Place {
  readonly uri: URI;
  /** Kept while it is looked for again, so that a finding does not go and come back. */
  answer?: MissingModule | undefined;
  isCurrent: boolean;
  /** Counts what came or went there. */
  changes: number;
  looking?: Promise<void> | undefined;
}

/** So many places are kept, more than files name: a path has many beginnings while it is typed. */
const mostPlaces = 20_000;

/** The modules on disk. Each is looked for once, until something comes or goes where its path leads to. */
export class ModuleFiles implements KnownModules {
  private readonly files: FileSystemProvider;
  private readonly most: number;
  private readonly places = new Map<string, Place>();
  /** What is in the folders that are being looked at. */
  private readonly listings = new Map<string, Promise<readonly string[]>>();

  constructor(services: LangiumSharedCoreServices, most = mostPlaces) {
    this.files = services.workspace.FileSystemProvider;
    this.most = most;
  }

  missing(module: URI): MissingModule | undefined {
    return this.places.get(module.toString())?.answer;
  }

  isKnown(module: URI): boolean {
    return this.places.get(module.toString())?.isCurrent === true;
  }

  async look(module: URI): Promise<MissingModule | undefined> {
    const place = this.placeOf(module);
    if (!place.isCurrent) await (place.looking ??= this.lookAt(place));
    return place.answer;
  }

  /** Files or folders came or went: what they may be a part of is looked for again. Tells whether anything is. */
  forget(moved: readonly URI[]): boolean {
    const paths = new Set(moved.map(({ path }) => withoutSlash(path)));
    const folders = new Set([...paths].map(folderOf));
    return this.forgetWhere((path) => folders.has(path) || folders.has(folderOf(path)) || isBelow(path, paths));
  }

  /** Nobody may have told what came or went: these modules are looked for again. Tells whether any had been looked for. */
  doubt(modules: readonly URI[]): boolean {
    const paths = new Set(modules.map(({ path }) => withoutSlash(path)));
    return this.forgetWhere((path) => paths.has(path));
  }

  private forgetWhere(concerns: (path: string) => boolean): boolean {
    let isAny = false;
    for (const place of this.places.values()) {
      if (!concerns(withoutSlash(place.uri.path))) continue;
      place.isCurrent = false;
      place.changes += 1;
      isAny = true;
    }
    if (isAny) this.listings.clear();
    return isAny;
  }

  private placeOf(uri: URI): Place {
    const known = this.places.get(uri.toString());
    if (known) return known;
    const [oldest] = this.places.keys();
    if (this.places.size >= this.most && oldest !== undefined) this.places.delete(oldest);
    const place: Place = { uri, isCurrent: false, changes: 0 };
    this.places.set(uri.toString(), place);
    return place;
  }

  private async lookAt(place: Place): Promise<void> {
    let seen: number;
    do {
      seen = place.changes;
      place.answer = await this.missingAt(place.uri);
    } while (seen !== place.changes);
    place.isCurrent = true;
    place.looking = undefined;
  }

  private async missingAt(module: URI): Promise<MissingModule | undefined> {
    const lack = await this.lackAt(module);
    return lack === undefined ? undefined : { lack, names: await this.namesBeside(module) };
  }

  private async lackAt(module: URI): Promise<ModuleLack | undefined> {
    const [itself = '', ...others] = moduleFiles(module.path);
    const kind = await this.kindOf(module.with({ path: itself }));
    if (isFound(kind)) return lackOfFound(itself, kind);
    const paths = kind === 'folder' ? moduleFiles(itself, await this.manifestIn(module)).slice(1) : others;
    for (const path of paths) {
      const found = await this.kindOf(module.with({ path }));
      if (isFound(found)) return lackOfFound(path, found);
    }
    return kind === 'folder' ? 'folder' : 'nothing';
  }

  private async kindOf(uri: URI): Promise<ModulePlace> {
    try {
      return modulePlace(await this.files.stat(uri));
    } catch (error) {
      return modulePlace(error instanceof Error ? error : new Error(String(error)));
    }
  }

  private async manifestIn(folder: URI): Promise<string | undefined> {
    const uri = UriUtils.joinPath(folder, 'package.json');
    try {
      // Another kind of file may never come to its end.
      return (await this.files.stat(uri)).isFile ? await this.files.readFile(uri) : undefined;
    } catch {
      return undefined;
    }
  }

  /** Many modules of a folder are looked for at once: they share one list. */
  private async namesBeside(module: URI): Promise<readonly string[]> {
    const folder = UriUtils.dirname(module);
    const key = folder.toString();
    const listing = this.listings.get(key) ?? this.namesIn(folder);
    this.listings.set(key, listing);
    const names = await listing;
    if (this.listings.get(key) === listing) this.listings.delete(key);
    return names;
  }

  private async namesIn(folder: URI): Promise<readonly string[]> {
    try {
      const all = await this.files.readDirectory(folder);
      const named = all.filter(({ uri, isDirectory }) => !isDirectory && isModuleName(UriUtils.basename(uri)));
      // What the list calls no file may be a link to one.
      const areFiles = await Promise.all(
        named.map(async ({ uri, isFile }) => isFile || (await this.kindOf(uri)) === 'file'),
      );
      return named.filter((_entry, index) => areFiles[index]).map(({ uri }) => UriUtils.basename(uri));
    } catch {
      return [];
    }
  }
}

function withoutSlash(path: string): string {
  return path.replace(/\/+$/, '');
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}

function isBelow(path: string, folders: ReadonlySet<string>): boolean {
  for (let at = folderOf(path); at !== ''; at = folderOf(at)) if (folders.has(at)) return true;
  return false;
}
