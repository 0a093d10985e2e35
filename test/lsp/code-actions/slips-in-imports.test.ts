import { DiagnosticSeverity } from 'vscode-languageserver-types';
import { describe, expect, it } from 'vitest';
import { messageOf } from '../../../server/src/language/validation/diagnostic-of.ts';
import { openText } from './editor.ts';

const others = {
  'b.wf':
    'type Hit = { url: string }\n/** One. */\ntool one(): Hit\n  command ["one"]\n/** Two. */\ntool two(x: string)\n  command ["two"]\n',
};
const text = (line: string): string =>
  `${line}\n\n/** Three. */\ntool three(hit: Hit)\n  command ["three"]\n\nworkflow w {\n  start -> one -> two(x: one.result.url) -> three -> exit\n}\n`;

describe('an import that names nothing', () => {
  it.each(['import "./b.wf"', 'import * as b from "./b.wf"'])('%s is the one error', async (line) => {
    const { diagnostics } = await openText(text(line), others);
    const problems = diagnostics.filter(({ severity }) => severity === DiagnosticSeverity.Error);
    expect(problems.map(messageOf)).toEqual(['An import names what it brings in: `import { a, b } from "./file.wf"`.']);
  });

  it('lists by its fix what is used', async () => {
    const open = await openText(text('import "./b.wf"'), others);
    const wrong = open.diagnostics.filter(({ code }) => code === 'syntax-error');
    const fix = (await open.actions(wrong)).find(({ isPreferred }) => isPreferred === true);
    expect(fix && open.after(fix)['main.wf']).toBe(text('import { Hit, one, two } from "./b.wf"'));
  });

  it('does not bring in an input', async () => {
    const { diagnostics } = await openText(text('import "./b.wf"').replace('one.result.url', 'topic'), others);
    expect(diagnostics.map(messageOf)).toContainEqual(
      expect.stringContaining('There is no input or tool `topic` here'),
    );
  });
});
