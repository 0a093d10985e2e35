import { LLkLookaheadStrategy } from 'chevrotain';
import { createDefaultCoreModule, createDefaultSharedCoreModule, EmptyFileSystem, inject } from 'langium';
import { describe, expect, test } from 'vitest';
import { WfGeneratedModule, WfGeneratedSharedModule, WfLanguageMetaData } from '#language/generated/module.ts';
import { WfModule } from '#language/module.ts';

/** Builds the parser with the checks of the grammar that production leaves out; throws when one fails. */
function buildChecked(maxLookahead: number): void {
  const shared = inject(createDefaultSharedCoreModule(EmptyFileSystem), WfGeneratedSharedModule);
  const services = inject(createDefaultCoreModule({ shared }), WfGeneratedModule, WfModule, {
    LanguageMetaData: () => ({ ...WfLanguageMetaData, mode: 'development' as const }),
    parser: { ParserConfig: () => ({ lookaheadStrategy: new LLkLookaheadStrategy({ maxLookahead }) }) },
  });
  services.parser.LangiumParser.getRule('WfFile');
}

describe('two words of lookahead tell every alternative of the grammar', () => {
  test.each([2, 3])('no ambiguity with %i', (lookahead) => {
    expect(() => {
      buildChecked(lookahead);
    }).not.toThrow();
  });

  test('one word does not: a setting may be a tool', () => {
    expect(() => {
      buildChecked(1);
    }).toThrow(/[Aa]mbiguous/);
  });
});
