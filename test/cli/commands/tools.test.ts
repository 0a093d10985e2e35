import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '#core/ir/json.ts';
import { runCommandLine } from '../../../cli/src/command-line.ts';
import { declarationsText } from '../../../cli/src/tools/declarations-text.ts';
import { packaged, scripted } from '../../executor/mcp/mcp-run.ts';
import { temporaryFolder } from '../../executor/support/temporary-folder.ts';
import { parse } from '../../support/parse.ts';
import { ScriptedTerminal } from '../scripted-terminal.ts';

const folder = temporaryFolder();

async function importing(
  server: object,
  ...more: readonly string[]
): Promise<{ code: number; terminal: ScriptedTerminal }> {
  folder.write('mcp.json', JSON.stringify({ servers: { tested: server } }));
  const terminal = new ScriptedTerminal({ cwd: folder.path, env: { HOME: folder.path } });
  const code = await runCommandLine(['tools', 'import', 'mcp', 'tested', ...more], terminal);
  return { code, terminal };
}

describe('wf tools import mcp', { timeout: 60_000 }, () => {
  it('declares the tools of a real server, and says what it leaves out', async () => {
    const { code, terminal } = await importing(packaged('server-everything'), '--yes');
    expect(code).toBe(0);
    expect(terminal.stdout).toContain('tool echo(message: string) mcp "tested"');
    expect(terminal.stdout).toContain(' * @param message Message to echo');
    expect(terminal.stdout).toMatch(
      /tool get-structured-content\(location: "New York" \| "Chicago" \| "Los Angeles"\): \{\n? *temperature: number/,
    );
    expect(terminal.stderr).toMatch(/^\d+ tools declared, \d+ of their details not\.$/m);
  });

  it('writes a new file that is checked clean and can be run, and overwrites none', async () => {
    const { code, terminal } = await importing(
      packaged('server-filesystem', folder.path),
      '--yes',
      '--out',
      'files.wf',
    );
    expect([code, terminal.stdout]).toEqual([0, '']);
    expect(readFileSync(join(folder.path, 'files.wf'), 'utf8')).toContain('mcp "tested"');
    folder.write('note.txt', 'buy milk');
    folder.write(
      'flow.wf',
      'import { read_text_file } from "./files.wf"\n\nworkflow show(path: string) {\n  start -> read_text_file(path: path) -> exit\n}\n',
    );
    const check = new ScriptedTerminal({ cwd: folder.path });
    expect([await runCommandLine(['check', 'files.wf', 'flow.wf'], check), check.stdout]).toMatchObject([0, {}]);
    const run = new ScriptedTerminal({ cwd: folder.path });
    const input = `path=${folder.path}/note.txt`;
    expect(await runCommandLine(['run', 'flow.wf', '--yes', '--input', input], run)).toBe(0);
    expect(run.stdout).toContain('buy milk');
    const again = await importing(packaged('server-filesystem', folder.path), '--yes', '--out', 'files.wf');
    expect(again.code).toBe(2);
    expect(again.terminal.stderr).toContain('`files.wf` is there already');
  });

  it('starts nothing without consent, and says what is wrong with a server', async () => {
    const { code, terminal } = await importing(scripted('echo'));
    expect([code, terminal.stdout]).toEqual([2, '']);
    expect(terminal.stderr).toContain('`--yes` allows it');
    expect((await importing(scripted('dies'), '--yes')).terminal.stderr).toContain('no licence found');
  });

  it('is the only form', async () => {
    const terminal = new ScriptedTerminal({ cwd: folder.path });
    expect(await runCommandLine(['tools', 'import', 'tested'], terminal)).toBe(2);
  });
});

describe('the declarations of a server', () => {
  const schema = (properties: Json): Json => ({ type: 'object', properties });

  it('quote names, keep defaults that fit, and say in comments what is lost', () => {
    const { text, notices, tools } = declarationsText('odd "server"', [
      {
        name: 'a tool: {x}',
        description: 'Ends */ here\n@param evil no tag\n\u001b[2J',
        inputSchema: schema({
          'p q': { type: 'string', default: 'has {braces}' },
          n: { type: 'integer', minimum: 1, default: 'none' },
        }),
      },
      { name: 'no`way', inputSchema: {} },
      { name: 'a tool: {x}', inputSchema: {} },
    ]);
    expect(tools).toBe(1);
    expect(notices).toEqual([
      '"a tool: {x}": `n`: minimum 1',
      '"a tool: {x}": `n`: default "none"',
      '"no`way": the name "no`way" cannot be written',
    ]);
    expect(text).toContain('// The server says more: `n`: minimum 1\n');
    expect(text).toContain('tool `a tool: {x}`(`p q`: string = "has {{braces}}", n?: integer) mcp "odd \\"server\\""');
    expect(text).toContain(' * Ends * / here\n * (at) param evil no tag\n * \\u001b[2J\n');
    expect(text).toContain('// Not declared: "no`way", the name "no`way" cannot be written.\n');
  });

  it('are readable whatever a server says', () => {
    const word = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('*/', '@param x', '`', '__proto__', '\n', 'exit'),
    );
    const tool = fc.record({
      name: word,
      description: word,
      inputSchema: fc
        .dictionary(
          word,
          fc.record({ type: fc.constantFrom('string', 'x'), description: word, default: fc.jsonValue() }),
        )
        .map((properties) => schema(properties as Json)),
      outputSchema: fc.jsonValue() as fc.Arbitrary<Json>,
    });
    fc.assert(
      fc.property(word, fc.array(tool, { maxLength: 3 }), (server, tools) => {
        const { text } = declarationsText(server, tools);
        expect(parse(text).errors).toEqual([]);
      }),
    );
  });
});
