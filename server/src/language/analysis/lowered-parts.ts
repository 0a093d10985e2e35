import type { URI } from 'langium';
import type { Finding } from '#core/diagnostics/finding.ts';
import type { TypeDeclaration } from '#core/ir/type.ts';
import { declarationTextChecks } from '../checks/registry.ts';
import type { Declaration } from '../generated/ast.ts';
import { lowerAliases, lowerDeclaration, type LoweredDeclaration } from '../lowering/lower-declaration.ts';
import type { ToolLowering } from '../lowering/lower-tool.ts';
import type { LoweringContext } from '../lowering/lowering-context.ts';
import { LoweredTools } from './lowered-tools.ts';
import { closureOf, isCurrent, type Closure, type VersionOf } from './versions.ts';

/** A declaration of a file, lowered. The same object as long as it, and all that it refers to, says the same. */
export interface LoweredPart extends LoweredDeclaration {
  /** The types that it refers to, directly or through others. */
  readonly types: readonly TypeDeclaration[];
  /** What was found wrong on the way, and by the checks of its text. */
  readonly findings: readonly Finding[];
}

interface Entry {
  readonly part: LoweredPart;
  readonly closure: Closure;
}

/** Lowers declarations one by one and keeps what it made of them. */
export class LoweredParts {
  private readonly homes = new Map<string, WeakMap<Declaration, Entry>>();
  private readonly tools = new LoweredTools();

  /** Lowers a declaration as the file `home` sees it. `context` gives a fresh context of that file. */
  lower(declaration: Declaration, home: URI, context: () => LoweringContext, versionOf: VersionOf): LoweredPart {
    const entries = this.entriesOf(home);
    const known = entries.get(declaration);
    if (known && isCurrent(known.closure, versionOf)) return known.part;
    const part = partOf(declaration, context(), this.tools.of(home, context, versionOf));
    entries.set(declaration, { part, closure: closureOf(declaration, versionOf) });
    return part;
  }

  /** The file is gone. */
  forget(home: URI): void {
    this.homes.delete(home.toString());
    this.tools.forget(home);
  }

  private entriesOf(home: URI): WeakMap<Declaration, Entry> {
    const key = home.toString();
    const known = this.homes.get(key);
    if (known) return known;
    const entries = new WeakMap<Declaration, Entry>();
    this.homes.set(key, entries);
    return entries;
  }
}

function partOf(declaration: Declaration, context: LoweringContext, toolOf: ToolLowering): LoweredPart {
  for (const check of declarationTextChecks) check(declaration, context);
  const lowered = lowerDeclaration(declaration, context, toolOf);
  return { ...lowered, types: lowerAliases(context), findings: context.findings };
}
