import { DefaultScopeComputation, MultiMap, type AstNode, type AstNodeDescription, type LocalSymbols } from 'langium';

/** Exports the declarations of a file. Local symbols stay empty: `WfScopeProvider` reads the syntax tree itself. */
export class WfScopeComputation extends DefaultScopeComputation {
  override collectLocalSymbols(): Promise<LocalSymbols> {
    return Promise.resolve(new MultiMap<AstNode, AstNodeDescription>());
  }
}
