import { describe, expect, test } from 'vitest';
import { catalogue } from '#core/diagnostics/catalogue.ts';
import { folderWith, wf } from '../folder.ts';

const stuck = `/** Searches. */ tool search() command ["true"]
/** Answers. */ tool answer() command ["true"]
tool unused()
workflow stuck {
  start -> search | answer
  search -> search
  answer -> exit
  limit search to 2
}
`;

interface Location {
  readonly physicalLocation: {
    readonly artifactLocation: { readonly uri: string };
    readonly region: Readonly<Record<'startLine' | 'startColumn' | 'endLine' | 'endColumn', number>>;
  };
  readonly message?: { readonly text: string };
}
interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly Location[];
  readonly relatedLocations?: readonly Location[];
  readonly codeFlows?: readonly {
    readonly threadFlows: readonly { readonly locations: readonly { readonly location: Location }[] }[];
  }[];
}
interface Run {
  readonly tool: { readonly driver: { readonly name: string; readonly rules: readonly { readonly id: string }[] } };
  readonly columnKind: string;
  readonly results: readonly Result[];
}

async function run(files: Readonly<Record<string, string>>): Promise<Run> {
  const { stdout } = await wf(folderWith(files), ['check', '--sarif']);
  const log = JSON.parse(stdout) as { version: string; runs: [Run] };
  expect([log.version, log.runs.length]).toEqual(['2.1.0', 1]);
  return log.runs[0];
}

describe('wf check --sarif', () => {
  test('describes every finding that there is, once', async () => {
    const { tool } = await run({ 'a.wf': stuck });
    expect(tool.driver.name).toBe('wf');
    expect(tool.driver.rules.map(({ id }) => id)).toEqual(Object.keys(catalogue));
  });

  test('gives each result its rule, level and place, counted from 1', async () => {
    const { results, tool, columnKind } = await run({ 'with blank/é.wf': stuck });
    expect(columnKind).toBe('utf16CodeUnits');
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
    const levels = new Map(results.map(({ ruleId, level }) => [ruleId, level]));
    expect(levels.get('dead-end')).toBe('error');
    expect(levels.get('unused-tool')).toBe('note');
    const unused = results.find(({ ruleId }) => ruleId === 'unused-tool');
    expect(unused?.locations).toEqual([
      {
        physicalLocation: {
          artifactLocation: { uri: 'with%20blank/%C3%A9.wf' },
          region: { startLine: 3, startColumn: 6, endLine: 3, endColumn: 12 },
        },
      },
    ]);
  });

  test('gives the run that shows a finding as its code flow', async () => {
    const { results } = await run({ 'a.wf': stuck });
    const deadEnd = results.find(({ ruleId }) => ruleId === 'dead-end');
    const steps = deadEnd?.codeFlows?.[0]?.threadFlows[0]?.locations ?? [];
    expect(steps.length).toBeGreaterThan(1);
    expect(steps.map(({ location }) => location.message?.text)).toEqual(
      deadEnd?.relatedLocations?.map(({ message }) => message?.text),
    );
  });

  test('is a log without results when nothing is wrong', async () => {
    const clean = '/** Does it. */ tool a() command ["true"]\nworkflow w {\n  start -> a -> exit\n}\n';
    expect((await run({ 'a.wf': clean })).results).toEqual([]);
  });

  test('does not go together with --json', async () => {
    const folder = folderWith({ 'a.wf': stuck });
    expect(await wf(folder, ['check', '--json', '--sarif'])).toMatchObject({ code: 2, stdout: '' });
  });
});
