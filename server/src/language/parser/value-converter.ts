import { DefaultValueConverter, type CstNode, type GrammarAST, type ValueType } from 'langium';
import { plainText } from '../texts/escapes.ts';
import { milliseconds } from './duration.ts';

/** From the text of names, durations and plain texts to their values. Chunks of templates stay as written: `texts/` reads them. */
export class WfValueConverter extends DefaultValueConverter {
  protected override runConverter(rule: GrammarAST.AbstractRule, input: string, cstNode: CstNode): ValueType {
    switch (rule.name) {
      case 'ID':
      case 'WORD':
        return input.startsWith('`') ? input.slice(1, -1) : input;
      case 'DURATION':
        return milliseconds(input);
      case 'STRING_OPEN':
      case 'STRING_CLOSE':
        return '';
      case 'PlainText':
        return plainText(input);
      default:
        return super.runConverter(rule, input, cstNode);
    }
  }
}
