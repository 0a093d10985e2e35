import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Tool } from '#core/ir/tool.ts';
import { printStatements } from '#language/print/fragments/print-statement.ts';
import { printTool } from '#language/print/fragments/print-tool.ts';
import { formatText } from '#language/print/format-text.ts';
import { literalText } from '#core/text/value-text.ts';
import { lowerText } from '../../../support/lower.ts';
import { Wf } from '../shape.ts';

const everything = `
type Mood = "angry" | "calm"
/**
 * Send a mail.
 *   Indented.
 * @param to Address of the receiver,
 *   or a name.
 * @param \`odd name\` Odd.
 * @returns What was sent.
 */
tool send_email(to: string, \`odd name\`?: (Mood | null)[], urgent: boolean = false, headers: { string: any, "no": 1 }[] = [{ a: 1, "b c": "{{x}}" }]): { id: string, sub?: { x: number } }
  http POST "https://mail.example/{to}?k={secret.KEY}" {
    header "Authorization": "Bearer {secret.MAIL_TOKEN}"
    body { to: to, "a key": [1, null, { text: to }] }
  }
  timeout 90s
  retry 2
  idempotent
  secrets MAIL_TOKEN, key
tool \`exit\`(x?: any = { y: [] }): "spam" | "urgent" | 1.5 | true | null from "./a.ts" as \`exit\`
tool lines(text: string): string prompt """
  One {text} {{ "a": 1 }}
    two "quoted" \\ {text}
  """
tool person(q: string): boolean person "Is {q} so? {{x} }} }"
tool mail(id: string) mcp "brave" as "brave mail" timeout 1500ms
tool run(q: string) command ["python3", "{q}", "{{q}}"] timeout 5m
tool declared(a_rather_long_name_of_a_parameter: string, another_rather_long_name: string, b: number)
workflow w(mail_text: string) {
  model "openai/gpt-4.1"
  use declared, send_email
  start -> \`exit\`(x: { m: mail_text, l: [\`exit\`.args.x, 1] }) | lines(text: "{mail_text} {{x}}")
  \`exit\` -> when {
    "spam" | 1.5 -> mail(id: "a") -> exit(answer: [1, "x"])
    failed -> run | exit
    else -> any
  }
  lines -> continue
  person -> person
  run -> any | exit
  limit run to 2 else -> person | exit
  only after lines: run, mail
  only directly after person: send_email
  require run before exit
  approve mail, send_email
}
`;

const examples = readdirSync('examples', { recursive: true, encoding: 'utf8' })
  // It names tools that its workflows do not have, so its rules cannot be made again.
  .filter((path) => path.endsWith('.wf') && path !== 'broken.wf')
  .map((path) => [path, readFileSync(join('examples', path), 'utf8')] as const);

/** Plain data without the ids of nodes, which say where they stand, and the file. */
function withoutIds(value: unknown): unknown {
  const text = JSON.stringify(value, (key, part: unknown) => {
    if (key === 'file' || (typeof part === 'string' && /^(\w+:.*#)?\/(declarations|imports)@/.test(part)))
      return undefined;
    return part;
  });
  return JSON.parse(text) as unknown;
}

const types = (text: string): string => (text.match(/^type .*$/gm) ?? []).join('\n');

describe.each([['everything', everything] as const, ...examples])('of %s', (_, text) => {
  it('each tool is printed as a declaration that means the same', async () => {
    const tools = (await lowerText(text)).workflows.flatMap((workflow) => workflow.tools);
    const own = [...new Map(tools.map((tool) => [tool.name, tool])).values()].filter(
      ({ implementation }) => implementation?.kind !== 'workflow',
    );
    const use = `workflow w {\n  use ${own.map(({ name }) => `\`${name}\``).join(', ')}\n}\n`;
    const printed = own.map(printTool).join('\n\n');
    const again = await lowerText(`${types(text)}\n${printed}\n${own.length === 0 ? '' : use}`);
    expect(withoutIds(again.workflows[0]?.tools ?? [])).toEqual(withoutIds(own));
  });

  it('each tool is printed as the formatter would lay it out', async () => {
    for (const tool of (await lowerText(text)).workflows.flatMap((workflow) => workflow.tools)) {
      expect(formatText(Wf, printTool(tool))).toMatchObject({ complete: true, text: `${printTool(tool)}\n` });
    }
  });

  it('each rule is printed as statements that make it, laid out by the formatter', async () => {
    const { workflows } = await lowerText(text);
    for (const { name, rules, inputs, tools } of workflows) {
      const statements = rules.flatMap(printStatements).map((statement) => statement.replaceAll(/^/gm, '  '));
      const use = tools.map((tool) => `\`${tool.name}\``).join(', ');
      const head = `workflow ${name}(${inputs.map((input) => `${input.name}: any`).join(', ')}) {`;
      const body = `${head}\n${[...statements, ...(use === '' ? [] : [`  use ${use}`])].join('\n')}\n}\n`;
      expect(formatText(Wf, body)).toMatchObject({ complete: true, text: body });
      const declared = tools.map((tool) => printTool(declaredOnly(tool))).join('\n');
      const again = (await lowerText(`${types(text)}\n${declared}\n${body}`)).workflows.at(-1);
      expect(sorted(again?.rules ?? [])).toEqual(sorted(rules));
    }
  });
});

function declaredOnly({ id, name, parameters, retry, idempotent, secrets, returns }: Tool): Tool {
  return { id, name, parameters, retry, idempotent, secrets, ...(returns ? { returns } : {}) };
}

function sorted(rules: readonly unknown[]): readonly string[] {
  return rules.map((rule) => JSON.stringify(withoutIds(rule))).sort();
}

it('any text is printed so that it reads as itself', async () => {
  const awkward = fc.string({
    unit: fc.constantFrom('{', '}', 'a', '_', '`', '"', '\\', '\n', ' ', 'é', '\u0001', '😀', '.'),
  });
  await fc.assert(
    fc.asyncProperty(awkward, async (text) => {
      const { workflows } = await lowerText(`workflow w {\n  prompt ${literalText(text)}\n}\n`);
      const parts = workflows[0]?.settings.prompt?.value.parts ?? [];
      expect(parts.map((part) => (part.kind === 'text' ? part.text : `<${part.kind}>`)).join('')).toBe(text);
    }),
    { numRuns: 300 },
  );
}, 60_000);
