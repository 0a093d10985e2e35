import { describe, expect, it } from 'vitest';
import { fixed, mended } from './fixed.ts';

const tools = `/** Look it up. */
tool a(x: string): string command ["look", "{x}"]
/** Judge it. */
tool b(): "yes" | "no" command ["judge"]
/** Judge it in more words. */
tool c(): { kind: "yes" | "no" } command ["judge"]
`;

const workflow = (lines: string): string => `${tools}workflow w(topic: string) {
${lines}
}
`;

const withRule = (rule: string): string => workflow(`  start -> a -> b -> a | exit\n  ${rule}`);
const withCases = (head: string): string =>
  workflow(`  start -> ${head}\n    "yes" -> a\n    "no" -> exit\n  }\n  a -> exit`);
const withCase = (first: string): string =>
  workflow(`  start -> b -> when {\n    ${first}\n    else -> exit\n  }\n  a -> exit`);

describe('a slip in a workflow is mended by its fix', () => {
  it.each([
    ['limit (a, b) to 3', 'limit a to 3; limit b to 3'],
    ['limit a | b to 3', 'limit a to 3; limit b to 3'],
    ['limit (a) to 3', 'limit a to 3'],
    ['limit(a, 3)', 'limit a to 3'],
    ['limit 3 a', 'limit a to 3'],
    ['limit a: 3', 'limit a to 3'],
    ['limit a twice', 'limit a to 2'],
    ['limit a to 3, b to 4', 'limit a to 3; limit b to 4'],
    ['limit a to 3 then exit', 'limit a to 3 else -> exit'],
    ['only b after a', 'only after a: b'],
    ['b requires a', 'only after a: b'],
    ['after a: b', 'only after a: b'],
    ['only after a, c: b; limit a to 3', 'only after a: b; only after c: b; limit a to 3'],
    ['model => "openai/gpt-4o"', 'model "openai/gpt-4o"'],
    ['only after (a): b', 'only after a: b'],
    ['require a before end', 'require a before exit'],
    ['require approval a', 'approve a'],
    ['approve a by person', 'approve a'],
    ['approve (a, b)', 'approve a, b'],
    ['approve a and b', 'approve a, b'],
    ['approve a()', 'approve a'],
    ['use { a, b }', 'use a, b'],
    ['using a, b', 'use a, b'],
    ['steps "20"', 'steps 20'],
    ['temperature .2', 'temperature 0.2'],
    ['budget 50,000 tokens', 'budget 50000 tokens'],
    ['budget tokens 5000', 'budget 5000 tokens'],
  ])('a rule: %s', async (slip, right) => {
    expect(await mended(withRule(slip))).toBe(withRule(right));
  });

  it.each([
    ['b -> when (b.result) {', 'b -> when {'],
    ['b -> when ( result ) {', 'b -> when {'],
    ['c -> when (kind) {', 'c -> when kind {'],
    ['c -> when (c.result.kind) {', 'c -> when kind {'],
    ['b\n  when (b.result) {', 'b\n  b -> when {'],
    ['c\n  when (c.result.kind) {', 'c\n  c -> when kind {'],
    ['b -> switch {', 'b -> when {'],
    ['b -> match (b.result) {', 'b -> when {'],
    ['b -> {', 'b -> when {'],
  ])('the head of a decision: %s', async (slip, right) => {
    expect(await mended(withCases(slip))).toBe(withCases(right));
  });

  it.each([
    ['case "yes" -> a', '"yes" -> a'],
    ['"yes" or "no" -> a', '"yes" | "no" -> a'],
    ['"yes", "no" -> a', '"yes" | "no" -> a'],
    ['"yes" -> { a -> exit }', '"yes" -> a -> exit'],
    ['"yes" -> a,', '"yes" -> a'],
    ['== "yes" -> a', '"yes" -> a'],
  ])('a case: %s', async (slip, right) => {
    expect(await mended(withCase(slip))).toBe(withCase(right));
  });

  it('cases below a `when` that stand no deeper', async () => {
    const text = (opening: string, closing: string): string =>
      workflow(
        `  start -> b\n  b -> when${opening}\n  "yes" -> a\n  "no" -> exit\n  failed -> exit${closing}\n  a -> exit`,
      );
    expect(await mended(text('', ''))).toBe(text(' {', '\n  }'));
  });

  it('a body that nothing opens', async () => {
    const text = (opening: string, closing: string): string =>
      `${tools}workflow w${opening}\n  start -> b -> exit${closing}\n`;
    expect(await mended(text('', ''))).toBe(text(' {', '\n}'));
  });

  it.each([
    ['start -> b -> if "yes" -> exit', 'start -> b -> when { "yes" -> exit }'],
    ['start -> b -> when "yes" -> exit', 'start -> b -> when { "yes" -> exit }'],
    ['start -> b; b.result == "yes" -> exit', undefined],
    ['start -> {b, c} -> exit', 'start -> b | c -> exit'],
    ['(b | c) -> exit', 'b | c -> exit'],
    ['b, c -> exit', 'b | c -> exit'],
    ['b.result -> exit', 'b -> exit'],
    ['start -> a(topic) -> exit', 'start -> a(x: topic) -> exit'],
    ['start -> a("cats, dogs") -> exit', 'start -> a(x: "cats, dogs") -> exit'],
    ['start -> a({ x: topic }) -> exit', 'start -> a(x: topic) -> exit'],
    ['start -> a[x: topic] -> exit', 'start -> a(x: topic) -> exit'],
    ['start -> a(x: $topic) -> exit', 'start -> a(x: topic) -> exit'],
    ['start -> b -> exit()', 'start -> b -> exit'],
    ['start -> b -> exit(result: b.result)', 'start -> b -> exit(answer: b.result)'],
    ['start -> b -> exit { b.result }', 'start -> b -> exit(answer: b.result)'],
    ['start -> b -> exit answer: b.result', 'start -> b -> exit(answer: b.result)'],
  ])('an arrow: %s', async (slip, right) => {
    expect(await mended(workflow(`  ${slip}`))).toBe(right && workflow(`  ${right}`));
  });

  it('is not one of more values than the tool has parameters', async () => {
    expect(await mended(workflow('  start -> a(topic, topic) -> exit'))).toBeUndefined();
  });

  it('declares no tool that is called like the first word of a rule', async () => {
    expect([...(await fixed(withRule('limit (a, b) to 3'), 'unresolved-reference'))]).toEqual([]);
  });
});
