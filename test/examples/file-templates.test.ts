import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formatText } from '#language/print/format-text.ts';
import { createWorkspace } from '../support/workspace.ts';

const templates = Object.entries(
  JSON.parse(readFileSync('syntaxes/file-templates.json', 'utf8')) as Record<string, Readonly<Record<string, unknown>>>,
);

/** A template as it is filled in: each stop has its own text, everywhere. */
function filled(lines: readonly string[]): string {
  const text = lines.join('\n');
  const stops = new Map(
    [...text.matchAll(/\$\{(\d):([^}]*)\}/g)].map(([, number = '', inner = '']) => [number, inner]),
  );
  return text.replace(/\$\{(\d):[^}]*\}|\$(\d)/g, (_, named?: string, again?: string) => {
    return stops.get(named ?? again ?? '') ?? '';
  });
}

describe.each(templates)('the template %j', (_, { body, isFileTemplate, prefix }) => {
  const text = filled(body as readonly string[]);

  it('fills a whole file, and is offered nowhere else', () => {
    expect({ isFileTemplate, prefix }).toEqual({ isFileTemplate: true, prefix: undefined });
  });

  it('is a workflow without a finding', async () => {
    const { findings } = await createWorkspace({ 'a.wf': text });
    expect(await findings('a.wf')).toEqual([]);
  });

  it('is laid out as the formatter does it', async () => {
    const { Wf } = await createWorkspace({});
    expect(formatText(Wf, text).text).toBe(text);
  });
});
