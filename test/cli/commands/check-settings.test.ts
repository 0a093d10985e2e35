import { describe, expect, test } from 'vitest';
import { folderWith, wf } from '../folder.ts';

const tool = '/** Does it. */ tool a() command ["true"]\n';
const open = `${tool}workflow w {\n  start -> a\n}\n`;
const codes = async (folder: string, ...argv: string[]): Promise<readonly string[]> => {
  const { stdout } = await wf(folder, ['check', '--json', ...argv]);
  return (JSON.parse(stdout) as { severity: string; code: string }[]).map(
    ({ severity, code }) => `${severity} ${code}`,
  );
};

describe('wf.config.json', () => {
  test('re-rates and switches off, and a finding that became an error fails', async () => {
    const folder = folderWith({
      'w.wf': open,
      'wf.config.json': '{ "$schema": "x", "diagnostics": { "missing-exit": "error" } }',
    });
    expect(await codes(folder)).toEqual(['error missing-exit']);
    expect((await wf(folder, ['check'])).code).toBe(1);
    const quiet = folderWith({ 'w.wf': open, 'wf.config.json': '{ "diagnostics": { "missing-exit": "off" } }' });
    expect(await wf(quiet, ['check'])).toMatchObject({ code: 0, stdout: 'No findings in 1 file.\n' });
  });

  test('holds for files below it, unless a nearer one does', async () => {
    const folder = folderWith({
      'wf.config.json': '{ "diagnostics": { "missing-exit": "hint" } }',
      'deep/w.wf': open,
      'other/w.wf': open,
      'other/wf.config.json': '{}',
    });
    expect(await codes(folder, 'deep')).toEqual(['hint missing-exit']);
    expect(await codes(folder, 'other')).toEqual(['warning missing-exit']);
  });

  test.each([
    ['{', /^wf: `wf.config.json` is not JSON: .*\n$/],
    ['[]', /`wf.config.json`: It must be an object/],
    ['{ "diagnostic": {} }', /`wf.config.json`: There is no setting `diagnostic`; there is `diagnostics`\.\n/],
    ['{ "diagnostics": 1 }', /It must be an object of codes and severities\.\n/],
    ['{ "diagnostics": { "ded-end": "off" } }', /There is no finding `ded-end`\.\n/],
    ['{ "diagnostics": { "dead-end": "of" } }', /`dead-end` must be one of "error", .*"off"\.\n/],
    ['{ "diagnostics": { "syntax-error": "off" } }', /`syntax-error` is always an error\.\n/],
    ['{ "diagnostics": { "__proto__": "off" } }', /There is no finding `__proto__`\.\n/],
  ])('%s is one clear message', async (text, message) => {
    const { code, stdout, stderr } = await wf(folderWith({ 'w.wf': open, 'wf.config.json': text }), ['check']);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});

test('providers that the environment adds are known', async () => {
  const text = `${tool}workflow w {\n  model "local/llama"\n  start -> a -> exit\n}\n`;
  const folder = folderWith({ 'w.wf': text });
  expect(await codes(folder)).toEqual(['warning unknown-provider']);
  const env = { WF_PROVIDERS: '{ "local": { "baseUrl": "http://localhost:1/v1", "keyFrom": "NOT_SET" } }' };
  expect((await wf(folder, ['check'], { env })).stdout).toBe('No findings in 1 file.\n');
});
