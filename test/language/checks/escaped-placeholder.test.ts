import { describe, expect, it } from 'vitest';
import { annotationsOf } from '../../support/workspace.ts';
import { fixed } from '../../lsp/code-actions/fixed.ts';

const file = (prompt: string): string => `/** Look it up. */
tool a(x: { url: string }): { title: string } command ["look"]
workflow w(topic: string) {
  prompt """${prompt}"""
  start -> a -> exit(answer: topic)
}
`;

async function said(text: string): Promise<readonly string[]> {
  const found = await annotationsOf(text);
  return found.filter(({ code }) => code === 'escaped-placeholder').map(({ message }) => message);
}

const told = (path: string): string =>
  `Doubled braces are text, \`{${path}}\`: the value of \`${path}\` stands in one pair of braces.`;

describe('escaped-placeholder', () => {
  it.each([
    ['About {{topic}}.', 'topic', 'About {topic}.'],
    ['{{ topic }}', 'topic', '{topic}'],
    ['About ${{ inputs.topic }}.', 'topic', 'About {topic}.'],
    ['{{$json.topic}}', 'topic', '{topic}'],
    ['After {{a.result.title}}', 'a.result.title', 'After {a.result.title}'],
  ])('is said of %s, and mended', async (prompt, path, right) => {
    expect(await said(file(prompt))).toEqual([told(path)]);
    const fixes = await fixed(file(prompt), 'escaped-placeholder');
    expect([...fixes.values()]).toEqual([file(right)]);
    expect(await said(file(right))).toEqual([]);
  });

  it.each([
    ['names that mean nothing here', 'Write {{name}}, {{ topics }} and {{topic!r}}.'],
    ['a text that has the placeholder as well', '{topic} stands in braces: {{topic}}.'],
    ['braces around a placeholder', '{{{topic}}}'],
    ['more braces', '{{{{topic}}}}'],
    ['a dollar sign, which may be money', '${topic}'],
    ['JSON', '{{"topic": 1}}'],
    ['tools, which are no values', 'The sets {{a}} and {{a.title}}.'],
  ])('is not said of %s', async (_what, prompt) => {
    expect(await said(file(prompt))).toEqual([]);
  });

  it('is not said of what other programs may read', async () => {
    const text = `/** Render it. */
tool render(template: string, name: string): string
  http POST "https://x.example" {
    body "{{name}} {{template}}"
  }
/** Format it. */
tool format(name: string): string
  command ["docker", "--format", "{{name}}"]
workflow w(name: string) {
  start -> render(template: "Hello {{name}}") -> format -> exit(answer: "{{name}}")
}
`;
    expect(await said(text)).toEqual([]);
  });

  it('is said of what a model fills in and of what a person is asked', async () => {
    const tools = `/** Ask. */\ntool b(x: string): string prompt "{{x}}"\n/** Ask. */\ntool c(x: string): string person "{{x}}"\n`;
    expect(await said(`${tools}workflow w {\n  start -> b -> c -> exit\n}\n`)).toEqual([told('x'), told('x')]);
  });
});
