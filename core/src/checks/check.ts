import type { DiagnosticCode } from '../diagnostics/catalogue.ts';
import type { Finding } from '../diagnostics/finding.ts';
import type { Flow } from '../ir/flow.ts';
import type { Space } from '../automaton/space.ts';
import type { Declarations } from './declarations.ts';

/** A check that reads the rules of one workflow without exploring them. */
export interface RuleCheck {
  readonly code: DiagnosticCode;
  /** Holds also while a part of the workflow is missing, because further statements cannot make it right. */
  readonly certain: boolean;
  readonly run: (workflow: Flow) => Iterable<Finding>;
}

/** A check of what a file declares: types, values and descriptions. */
export interface DeclarationCheck {
  readonly code: DiagnosticCode;
  readonly run: (declarations: Declarations) => Iterable<Finding>;
}

/** A check that is decided on the explored transition system. It must say nothing that an incomplete space cannot prove. */
export interface FlowCheck {
  readonly code: DiagnosticCode;
  readonly run: (workflow: Flow, space: Space) => Iterable<Finding>;
}
