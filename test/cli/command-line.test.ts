import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { runCommandLine } from '../../cli/src/command-line.ts';
import { commands } from '../../cli/src/commands/registry.ts';
import { ScriptedTerminal } from './scripted-terminal.ts';

async function wf(...argv: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const terminal = new ScriptedTerminal();
  const code = await runCommandLine(argv, terminal);
  return { code, stdout: terminal.stdout, stderr: terminal.stderr };
}

describe('wf', () => {
  test('alone is wrong use and shows the overview', async () => {
    const { code, stdout, stderr } = await wf();
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('Commands');
  });

  test('help lists every command', async () => {
    const { code, stdout } = await wf('help');
    expect(code).toBe(0);
    for (const { name, summary } of commands) expect(stdout).toMatch(new RegExp(`wf ${name} +${summary}`));
    expect((await wf('--help')).stdout).toBe(stdout);
  });

  test.each(commands.map((command) => [command.name, command] as const))(
    '%s teaches itself, with examples',
    async (name, listed) => {
      const command = await listed.load();
      expect(command.help).toMatch(/^wf /);
      expect(command.help).toMatch(/^Examples?\b/m);
      expect(command.help.split('\n').filter((line) => line.length > 120)).toEqual([]);
      expect(await wf(name, '--help')).toEqual({ code: 0, stdout: command.help, stderr: '' });
      expect(await wf('help', name)).toEqual({ code: 0, stdout: command.help, stderr: '' });
    },
  );

  test('every option of a command stands in its help', async () => {
    let options = 0;
    for (const command of commands) {
      const { help } = await command.load();
      const source = readFileSync(new URL(`../../cli/src/commands/${command.name}.ts`, import.meta.url), 'utf8');
      for (const [, option = ''] of source.matchAll(/\b([a-z][a-z-]*)'?: \{ type: '(?:string|boolean)'/g)) {
        options += 1;
        expect(help, command.name).toMatch(new RegExp(`^  --${option}\\b`, 'm'));
      }
    }
    expect(options).toBeGreaterThan(40);
  });

  test('the version is that of the package', async () => {
    expect((await wf('--version')).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  test.each([
    [['chekc'], 'wf: There is no command `chekc`. Did you mean `check`? `wf help` lists the commands.\n'],
    [['format'], 'wf: There is no command `format`. Did you mean `fmt`? `wf help` lists the commands.\n'],
    [['help', 'constructor'], 'wf: There is no command `constructor`. `wf help` lists the commands.\n'],
    [['explain', '--jsno'], 'wf: Unknown option `--jsno`. See `wf explain --help`.\n'],
    [['lsp', '--stdoi'], 'wf: Unknown option `--stdoi`. Did you mean `--stdio`? See `wf lsp --help`.\n'],
    [['check', '--json=yes'], 'wf: `--json` takes no value. See `wf check --help`.\n'],
    [['lsp', 'now'], 'wf: `now` is one word too many. See `wf lsp --help`.\n'],
    [['explain', 'ded-end'], 'wf: There is no finding `ded-end`. Did you mean `dead-end`? `wf explain` lists all.\n'],
    [['\u001b[2J'], 'wf: There is no command `\\u001b[2J`. `wf help` lists the commands.\n'],
  ])('%j is wrong use', async (argv, message) => {
    expect(await wf(...argv)).toEqual({ code: 2, stdout: '', stderr: message });
  });
});
