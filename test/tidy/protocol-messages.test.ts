import { describe, expect, it } from 'vitest';
import * as executor from '#executor/protocol/messages.ts';
import * as server from '#protocol/messages.ts';
import { text } from './project-files.ts';

const methods = (protocol: Readonly<Record<string, unknown>>): string[] =>
  Object.values(protocol).filter((value): value is string => typeof value === 'string');

const documented = new Set(
  [...text('docs/architecture.md').matchAll(/^\| `((?:wf|run)\/[\w/]+)` +\|/gm)].map(([, name = '']) => name),
);

describe.each([
  ['language server', methods(server), 'wf/'],
  ['executor', methods(executor), 'run/'],
])('messages of the %s', (_name, names, prefix) => {
  it('are all in docs/architecture.md, which lists no others', () => {
    expect(names.length).toBeGreaterThan(0);
    expect([...documented].filter((name) => name.startsWith(prefix)).sort()).toEqual([...names].sort());
  });

  it('have names of their own', () => {
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => !name.startsWith(prefix))).toEqual([]);
  });
});
