import { describe, expect, it } from 'vitest';
import { json, projectFiles, text } from './project-files.ts';

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string; readonly category?: string }[];
    readonly menus: Readonly<Record<string, readonly { readonly command: string }[]>>;
    readonly configuration: { readonly properties: Readonly<Record<string, Readonly<Record<string, unknown>>>> };
  };
  readonly scripts: Readonly<Record<string, string>>;
}

const { contributes, scripts } = json('package.json') as Manifest;
const commands = contributes.commands.map(({ command }) => command).sort();
const client = projectFiles('client/src').map(text).join('\n');
const sources = [client, ...projectFiles('server/src').map(text)].join('\n');
const matches = (from: string, pattern: RegExp): string[] =>
  [...new Set([...from.matchAll(pattern)].map(([, name = '']) => name))].sort();

describe('the commands of the manifest', () => {
  it('are those that the extension registers', () => {
    expect(matches(client, /registerCommand\(\s*'(wf\.[^']+)'/g)).toEqual(commands);
  });

  it('are all that the sources, the menus and the walkthrough name', () => {
    const called = matches(sources, /(?:executeCommand\(\s*|command: )'(wf\.[^']+)'/g);
    const shown = Object.values(contributes.menus).flatMap((items) => items.map(({ command }) => command));
    const linked = matches(JSON.stringify(contributes), /\(command:(wf\.\w+)\)/g);
    expect([...called, ...shown, ...linked].filter((name) => !commands.includes(name))).toEqual([]);
  });

  it('stand together in the palette', () => {
    expect(contributes.commands.filter(({ category }) => category !== 'Toolpath')).toEqual([]);
  });
});

describe('the settings of the manifest', () => {
  const settings = Object.keys(contributes.configuration.properties).sort();

  it('begin with wf. and say what they do', () => {
    for (const [name, facts] of Object.entries(contributes.configuration.properties)) {
      expect(name).toMatch(/^wf\.[a-z]/);
      expect(facts.description ?? facts.markdownDescription).toBeTypeOf('string');
      expect(facts).toHaveProperty('default');
    }
  });

  it('are those that the sources read', () => {
    const inClient = matches(client, /getConfiguration\('wf'[^)]*\)\.get(?:<[^>]*>)?\('([\w.]+)'/g);
    const inServer = matches(sources, /getConfiguration\('wf', '([\w.]+)'\)/g);
    const read = [...inClient, ...inServer].map((name) => `wf.${name}`);
    // The server reads a whole section (`lint`) of settings (`lint.run`).
    const isIn = (setting: string, name: string): boolean => setting === name || setting.startsWith(`${name}.`);
    expect(settings.filter((setting) => !read.some((name) => isIn(setting, name)))).toEqual([]);
    expect(read.filter((name) => !settings.some((setting) => isIn(setting, name)))).toEqual([]);
  });
});

describe('the scripts of the manifest', () => {
  it('start programs that are there', () => {
    const files = Object.values(scripts).flatMap((script) => /^node (?:--\S+ )*(\S+)/.exec(script)?.[1] ?? []);
    expect(files.filter((file) => !projectFiles().includes(file))).toEqual([]);
  });
});
