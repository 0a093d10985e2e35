import { expect, test } from 'vitest';
import { declaredFindings } from './declared-findings.ts';

const said = async (text: string): Promise<readonly string[]> =>
  (await declaredFindings(text))
    .filter(({ code }) => code === 'unresolved-reference' || code === 'unknown-placeholder')
    .map(({ code, at, message }) => `${code} ${at}: ${message}`);

const tools = `tool a(p: { q: string }): { f: { g: string } }
tool b(p?: any): string
tool c(p?: any): "x" | "y"
`;

test('every text of a tool is looked at, and every value of a request', async () => {
  const text = `tool a(p: { q: string }, s: string)
  http GET "https://e.example/{p.x}/{s}" {
    header "H": "v {p.y}"
    body { one: p.z, two: ["{s.u}", p.q] }
  }
tool b(p: { q: string }) command ["run", "{p.w}"]
tool c(p: { q: string }) prompt """Say {p.v}."""
tool d(p: { q: string }) person """Ask {p.u}."""
tool e(p: { q: string }) from "./e.ts"
tool f(p: { q: string }) http GET "https://e.example/{p.q}"
`;
  expect(await said(text)).toEqual([
    'unresolved-reference p.z: `p` has no field `z`: it has `q`. Did you mean `q`?',
    'unknown-placeholder p.x: `p` has no field `x`: it has `q`. Did you mean `q`?',
    'unknown-placeholder p.y: `p` has no field `y`: it has `q`. Did you mean `q`?',
    'unknown-placeholder s.u: `s` has no field `u`: it is `string`.',
    'unknown-placeholder p.w: `p` has no field `w`: it has `q`. Did you mean `q`?',
    'unknown-placeholder p.v: `p` has no field `v`: it has `q`. Did you mean `q`?',
    'unknown-placeholder p.u: `p` has no field `u`: it has `q`. Did you mean `q`?',
  ]);
});

test('every value of a workflow is looked at: its prompt, arguments, and answers', async () => {
  const text = `${tools}workflow w(i: { q: string }) {
  prompt """Go {i.nope} and {i.q}."""
  start -> a(p: i.bad) | b(p: { q: "{i.worse}" })
  a -> c(p: [a.result.f.h, a.args.p.r]) | exit(answer: a.result.z)
  b -> exit(answer: { t: "{b.result.len}" })
  c -> when { "x" -> b(p: i.q.length); else -> a(p: i) | exit(answer: c.result.y) }
}
`;
  expect(await said(text)).toEqual([
    'unresolved-reference i.bad: `i` has no field `bad`: it has `q`.',
    'unresolved-reference a.result.f.h: `a.result.f` has no field `h`: it has `g`. Did you mean `g`?',
    'unresolved-reference a.args.p.r: `a.args.p` has no field `r`: it has `q`. Did you mean `q`?',
    'unresolved-reference i.q.length: `i.q` has no field `length`: it is `string`.',
    'unresolved-reference a.result.z: `a.result` has no field `z`: it has `f`. Did you mean `f`?',
    'unresolved-reference c.result.y: `c.result` has no field `y`: it is `"x" | "y"`.',
    'unknown-placeholder i.nope: `i` has no field `nope`: it has `q`.',
    'unknown-placeholder i.worse: `i` has no field `worse`: it has `q`.',
    'unknown-placeholder b.result.len: `b.result` has no field `len`: it is `string`.',
  ]);
});

test('a `when` looks into the result', async () => {
  const text = (path: string, tool = 'a'): string =>
    `${tools}tool d()\nworkflow w {\n  start -> a | c | d\n  ${tool} -> when ${path} { "x" -> exit; else -> any }\n}\n`;
  expect(await said(text('f.h'))).toEqual([
    'unresolved-reference when: `a.result.f` has no field `h`: it has `g`. Did you mean `g`?',
  ]);
  expect(await said(text('g'))).toEqual([
    'unresolved-reference when: `a.result` has no field `g`: it has `f`. Did you mean `f`?',
  ]);
  expect(await said(text('f.g.h'))).toEqual([
    'unresolved-reference when: `a.result.f.g` has no field `h`: it is `string`.',
  ]);
  expect(await said(text('f.g'))).toEqual([]);
  expect(await said(text('f', 'd'))).toEqual([]);
});

test('a `when` that names the result which it looks at anyway is told what to leave out', async () => {
  const when = (path: string): string =>
    `${tools}workflow w {\n  start -> a\n  a -> when ${path} { "x" -> exit; else -> any }\n}\n`;
  const leaveOut = (what: string): readonly string[] => [
    `unresolved-reference when: A \`when\` looks at the result by itself: leave out \`${what}\`.`,
  ];
  expect(await said(when('result.f.g'))).toEqual(leaveOut('result'));
  expect(await said(when('result'))).toEqual(leaveOut('result'));
  expect(await said(when('a.result.f.g'))).toEqual(leaveOut('a.result'));
  expect(await said(when('a.f'))).toEqual(leaveOut('a'));
  const missing = (name: string): string =>
    `unresolved-reference when: \`a.result\` has no field \`${name}\`: it has \`f\`. Did you mean \`f\`?`;
  expect(await said(when('c.result'))).toEqual([missing('c')]);
});

test('a `when` that names another tool of its workflow is told whose result it looks at', async () => {
  const when = (path: string): string =>
    `${tools}tool f()\nworkflow w {\n  start -> a | c | f\n  a -> when ${path} { "x" -> exit; else -> any }\n}\n`;
  expect(await said(when('c.result'))).toEqual([
    'unresolved-reference when: This `when` looks at the result of `a`, behind which it stands, not at that of `c`.',
  ]);
  expect(await said(when('f.h'))).toEqual([
    'unresolved-reference when: `a.result.f` has no field `h`: it has `g`. Did you mean `g`?',
  ]);
});

test('a field named `result` is one like any other', async () => {
  const text = `tool a(): { result: { g: string } }\nworkflow w {\n  start -> a\n  a -> when result.h { "x" -> exit }\n}\n`;
  expect(await said(text)).toEqual([
    'unresolved-reference when: `a.result.result` has no field `h`: it has `g`. Did you mean `g`?',
  ]);
});

test('a fix learns the name and what there is', async () => {
  const text = `${tools}workflow w { start -> a -> b(p: a.result.z) -> exit }\n`;
  const found = (await declaredFindings(text)).find(({ code }) => code === 'unresolved-reference');
  expect(found).toEqual({
    code: 'unresolved-reference',
    at: 'a.result.z',
    message: '`a.result` has no field `z`: it has `f`. Did you mean `f`?',
    related: [],
    data: { name: 'z', names: ['f'] },
  });
});
