import type { Parameter } from '#core/ir/tool.ts';
import type { Type } from '#core/ir/type.ts';
import { fieldText } from '#core/text/name-text.ts';
import { jsonText } from '#core/text/value-text.ts';
import { typeText } from '#core/types/type-text.ts';
import { render } from '../document/render.ts';
import { lineWidth } from '../line-width.ts';
import { phraseDoc } from '../layout/phrase.ts';
import { scan } from './scan.ts';

/** A type as the formatter lays it out. */
export function printType(type: Type): string {
  return render(phraseDoc(scan(typeText(type))), lineWidth);
}

/** `name?: type = default` as the formatter lays it out. Its documentation belongs to the comment of the tool. */
export function printParameter(parameter: Parameter): string {
  return render(phraseDoc(scan(parameterText(parameter))), lineWidth);
}

/** A parameter on one line. */
export function parameterText({ name, optional, type, default: initial }: Parameter): string {
  const value = initial === undefined ? '' : ` = ${jsonText(initial)}`;
  return `${fieldText(name)}${optional ? '?' : ''}: ${typeText(type)}${value}`;
}
