import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  FoldingRangeRequest,
  SelectionRangeRequest,
  type FoldingRange,
  type SelectionRange,
} from 'vscode-languageserver-protocol/node';
import { openMarked, textAt } from '../marked-files.ts';
import { startServerUnderTest, type ServerUnderTest } from '../server-under-test.ts';

const folded = `import { a } from "./a.wf"
import {
  b,
} from "./b.wf"

/**
 * Tool.
 */
tool t(
  x: string
) http POST "https://x" {
  header "A": "b"
}
// one
// two

//#region all
type T = {
  a: 1
}
//#endregion
workflow w {
  prompt """
  Text
  """
  start -> t -> when {
    "x" -> t(x: """
      more
      text""")
    else -> exit
  }
}
`;

describe('the structure of a text', () => {
  let server: ServerUnderTest;
  beforeAll(async () => {
    server = await startServerUnderTest();
  });
  afterAll(async () => {
    await server.idle();
    await server.dispose();
  });

  const folds = async (text: string): Promise<readonly string[]> => {
    const uri = await server.open('a.wf', text);
    const found = (await server.connection.sendRequest(FoldingRangeRequest.type, { textDocument: { uri } })) ?? [];
    const lines = text.split('\n');
    return found.map(({ startLine, endLine, kind }: FoldingRange) => {
      return `${lines[startLine]?.trim() ?? ''} … ${lines[endLine]?.trim() ?? ''}${kind === undefined ? '' : ` (${kind})`}`;
    });
  };

  it('folds declarations, blocks, texts, comments, imports and regions', async () => {
    expect(await folds(folded)).toEqual([
      'import { a } from "./a.wf" … } from "./b.wf" (imports)',
      'import { … } from "./b.wf"',
      '/** … */ (comment)',
      'tool t( … header "A": "b"',
      ') http POST "https://x" { … header "A": "b"',
      '// one … // two (comment)',
      '//#region all … //#endregion (region)',
      'type T = { … a: 1',
      'workflow w { … }',
      'prompt """ … Text',
      'start -> t -> when { … else -> exit',
      '"x" -> t(x: """ … text""")',
    ]);
  });

  it('folds nothing in one line, and a text that is being typed', async () => {
    expect(await folds('tool a() // x\n\n// y\n')).toEqual([]);
    expect(await folds('workflow w {\n  start ->\n  a ->\n')).toEqual(['workflow w { … a ->']);
  });

  const selections = async (marked: string): Promise<readonly string[]> => {
    const { textDocument, position, texts } = await openMarked(server, { 'b.wf': marked });
    const params = { textDocument, positions: [position] };
    const [first] = (await server.connection.sendRequest(SelectionRangeRequest.type, params)) ?? [];
    const steps: string[] = [];
    for (let here: SelectionRange | undefined = first; here; here = here.parent) {
      steps.push(textAt(texts.get(textDocument.uri) ?? '', here.range));
    }
    return steps;
  };

  it('lets a selection grow from a word to the file', async () => {
    const text = 'tool a(x: 1)\nworkflow w {\n  start -> a(x: <|>1) | a\n}\n';
    const workflow = 'workflow w {\n  start -> a(x: 1) | a\n}';
    expect(await selections(text)).toEqual([
      '1',
      'x: 1',
      'a(x: 1)',
      'a(x: 1) | a',
      'start -> a(x: 1) | a',
      workflow,
      `tool a(x: 1)\n${workflow}`,
      `tool a(x: 1)\n${workflow}\n`,
    ]);
  });

  it('selects something wherever the cursor stands', async () => {
    expect((await selections('<|>')).length).toBeGreaterThan(0);
    expect((await selections('\n\n<|>\n')).at(-1)).toBe('\n\n\n');
    expect((await selections('tool a(<|>')).at(-1)).toBe('tool a(');
    const [other, list] = ['type Order = string\n', 'type List = [string]'];
    expect(await selections(`${other}${list.replace('[', '<|>[')}`)).toEqual(['[', '[string]', list, other + list]);
  });
});
