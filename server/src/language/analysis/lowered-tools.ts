import type { URI } from 'langium';
import type { Finding } from '#core/diagnostics/finding.ts';
import type { Tool } from '#core/ir/tool.ts';
import type { Callable, TypeAlias } from '../generated/ast.ts';
import { lowerTool, type ToolLowering } from '../lowering/lower-tool.ts';
import type { LoweringContext } from '../lowering/lowering-context.ts';
import { closureOf, isCurrent, type Closure, type VersionOf } from './versions.ts';

interface Entry {
  readonly tool: Tool;
  /** What lowering it told the context. */
  readonly aliases: ReadonlySet<TypeAlias>;
  readonly findings: readonly Finding[];
  readonly closure: Closure;
}

/** What a declaration is in the workflows of one file, by the name that they have for it. */
type Entries = WeakMap<Callable, Map<string, Entry>>;

/** The tools of workflows, kept so that an edit of a workflow does not lower all its tools again. */
export class LoweredTools {
  private readonly homes = new Map<string, Entries>();

  /** Lowers tools as the file `home` sees them. `context` gives a fresh context of that file. */
  of(home: URI, context: () => LoweringContext, versionOf: VersionOf): ToolLowering {
    const entries = this.entriesOf(home);
    return (node, name, into) => {
      const names = entries.get(node) ?? new Map<string, Entry>();
      entries.set(node, names);
      let entry = names.get(name);
      if (!entry || !isCurrent(entry.closure, versionOf)) {
        const own = context();
        const tool = lowerTool(node, name, own);
        entry = { tool, aliases: own.aliases, findings: own.findings, closure: closureOf(node, versionOf) };
        names.set(name, entry);
      }
      for (const alias of entry.aliases) into.aliases.add(alias);
      into.findings.push(...entry.findings);
      return entry.tool;
    };
  }

  /** The file is gone. */
  forget(home: URI): void {
    this.homes.delete(home.toString());
  }

  private entriesOf(home: URI): Entries {
    const key = home.toString();
    const entries: Entries = this.homes.get(key) ?? new WeakMap<Callable, Map<string, Entry>>();
    this.homes.set(key, entries);
    return entries;
  }
}
