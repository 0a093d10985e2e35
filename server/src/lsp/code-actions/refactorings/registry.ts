import { chainToArrows } from './chain-to-arrows.ts';
import { arrowsToChain } from './arrows-to-chain.ts';
import { describeDeclaration } from './describe-declaration.ts';
import { extractTools } from './extract-tools.ts';
import { inlineImport } from './inline-import.ts';
import { nameUnion } from './name-union.ts';
import { organizeImports } from './organize-imports.ts';
import type { Refactoring } from './refactoring.ts';

/** Every refactoring, in the order in which a menu shows those of one kind. */
export const refactorings: readonly Refactoring[] = [
  extractTools,
  nameUnion,
  inlineImport,
  chainToArrows,
  arrowsToChain,
  describeDeclaration,
  organizeImports,
];
