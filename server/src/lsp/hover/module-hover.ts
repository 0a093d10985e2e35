import type { ReadModule } from '../modules/module-functions.ts';
import { alternatives, code, fenced, plain } from './markdown.ts';

/** Names that are listed where the wanted one is not among them. */
const most = 10;

/** What the function is that a tool calls, as its module writes it. */
export function moduleHover(name: string, { path, functions }: ReadModule): string {
  const called = functions.find((one) => one.name === name);
  if (called === undefined) {
    const others = alternatives(
      functions.slice(0, most).map((one) => code(one.name)),
      'and',
    );
    return `No function ${code(name)} can be seen in ${code(path)}.${others === '' ? '' : ` It exports ${others}.`}`;
  }
  const head = fenced('ts', `function ${name}${called.signature ?? ''}`);
  return [head, ...(called.documentation === undefined ? [] : [plain(called.documentation)])].join('\n\n');
}
