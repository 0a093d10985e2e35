import type { LangiumDocument } from 'langium';
import type { Finding } from '#core/diagnostics/finding.ts';
import type { WfServices } from '../module.ts';
import type { Lowering } from './lowering.ts';

/** What is wrong with a document beyond its syntax and names. */
export class Analyzer {
  private readonly lowering: Lowering;

  constructor(services: WfServices) {
    this.lowering = services.analysis.Lowering;
  }

  /** Findings of text and rules: cheap enough for every key stroke. */
  quickFindings(document: LangiumDocument): readonly Finding[] {
    return this.lowering.lower(document).findings;
  }
}
