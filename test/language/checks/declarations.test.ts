import { describe, expect, test } from 'vitest';
import { declaredFindings } from './declared-findings.ts';

test('a model is told of a tool by its description, or by the server that has the tool', async () => {
  const text = `/** Described. */
tool a()
tool b()
tool c(q: string): string mcp "brave" as "brave_web_search"
tool d() from "./d.ts"
`;
  expect(await declaredFindings(text)).toEqual([
    {
      code: 'undocumented-tool',
      at: 'b',
      message: '`b` has no description: a model learns only its name and parameters.',
      related: [],
      data: { tool: 'b' },
    },
    {
      code: 'undocumented-tool',
      at: 'd',
      message: '`d` has no description: a model learns only its name and parameters.',
      related: [],
      data: { tool: 'd' },
    },
  ]);
});

test('an argument that two arrows share is wrong once, and two values in one place are two faults', async () => {
  const text = (arrow: string): string =>
    `tool a()\ntool b()\ntool c(x: integer)\nworkflow w {\n  start -> a | b\n  ${arrow}\n}\n`;
  const faults = async (arrow: string): Promise<readonly string[]> =>
    (await declaredFindings(text(arrow))).filter(({ code }) => code === 'argument-type').map(({ message }) => message);
  expect(await faults('a | b -> c(x: "one")')).toEqual(['`x` takes `integer`, not `"one"`.']);
  expect(await faults('a -> c(x: "one")\n  b -> c(x: "two")\n  c -> c(x: "one")')).toEqual([
    '`x` takes `integer`, not `"one"`.',
    '`x` takes `integer`, not `"two"`.',
    '`x` takes `integer`, not `"one"`.',
  ]);
});

describe('the provider of a model', () => {
  const said = async (model: string): Promise<readonly unknown[]> =>
    (await declaredFindings(`workflow w {\n  model "${model}"\n}\n`, ['mine', 'openai'])).map(({ at, message }) => [
      at,
      message,
    ]);

  test.each(['rehearsal', 'openai/gpt-4.1', 'vscode/copilot', 'mine/x', 'openrouter/a/b'])(
    '%s is known',
    async (model) => {
      expect(await said(model)).toEqual([]);
    },
  );

  test.each(['gpt', '/gpt', 'openai/', ''])('`%s` names no provider', async (model) => {
    expect(await said(model)).toEqual([
      [`model "${model}"`, `\`${model}\` is not of the form \`provider/name\`, as \`openai/gpt-4.1\` is.`],
    ]);
  });

  test('others are unknown, and a slip is recognized', async () => {
    expect(await said('opneai/gpt')).toEqual([
      [
        'model "opneai/gpt"',
        '`opneai` is no known provider; known are `openai`, `openrouter`, `ollama`, `lmstudio`, `vllm`, `llamacpp` and 2 more. Did you mean `openai`?',
      ],
    ]);
    expect(await said('rehearsal/x')).toEqual([
      [
        'model "rehearsal/x"',
        '`rehearsal` is no known provider; known are `openai`, `openrouter`, `ollama`, `lmstudio`, `vllm`, `llamacpp` and 2 more.',
      ],
    ]);
    expect(
      (await declaredFindings('workflow w {}\nworkflow v {\n  model "zzz/y"\n}\n', ['mine', 'openai'])).at(0),
    ).toEqual({
      code: 'unknown-provider',
      at: 'model "zzz/y"',
      message:
        '`zzz` is no known provider; known are `openai`, `openrouter`, `ollama`, `lmstudio`, `vllm`, `llamacpp` and 2 more.',
      related: [],
      data: {
        model: 'zzz/y',
        providers: ['openai', 'openrouter', 'ollama', 'lmstudio', 'vllm', 'llamacpp', 'vscode', 'mine'],
      },
    });
  });
});
