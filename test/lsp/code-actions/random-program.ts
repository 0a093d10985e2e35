import fc from 'fast-check';

const tool = fc.constantFrom('a', 'b', 'c', 'd');
const target = fc.oneof(
  { weight: 5, arbitrary: tool },
  { weight: 2, arbitrary: fc.constantFrom('exit', 'any', 'd(x: b.result)', 'a(x: 1)') },
);
const group = fc.uniqueArray(target, { minLength: 1, maxLength: 2 }).map((members) => members.join(' | '));
const chain = fc.array(group, { minLength: 1, maxLength: 3 }).map((groups) => groups.join(' -> '));
const source = fc.oneof({ weight: 2, arbitrary: fc.constant('start') }, { weight: 5, arbitrary: tool });

const statement = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(source, chain).map(([from, to]) => `${from} -> ${to}`) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(tool, group, group)
      .map(([from, one, other]) => `${from} -> when {\n    "x" -> ${one}\n    "z" -> ${other}\n  }`),
  },
  { weight: 2, arbitrary: fc.tuple(tool, fc.nat({ max: 2 })).map(([name, count]) => `limit ${name} to ${count}`) },
  { weight: 2, arbitrary: fc.tuple(tool, tool).map(([one, other]) => `only after ${one}: ${other}`) },
  { weight: 1, arbitrary: fc.tuple(tool, tool).map(([one, other]) => `only directly after ${one}: ${other}`) },
  { weight: 1, arbitrary: tool.map((name) => `require ${name} before exit`) },
  { weight: 1, arbitrary: tool.map((name) => `use ${name}, misspelt`) },
);

/** Programs of four tools and a few statements, most of which have something wrong with them. */
export const randomProgram: fc.Arbitrary<string> = fc.array(statement, { minLength: 1, maxLength: 6 }).map(
  (statements) => `/** A. */
tool a(x?: integer): "x" | "y" command ["true"]
/** B. */
tool b(): string command ["true"]
/** C. */
tool c() command ["true"]
/** D. */
tool d(x?: string) command ["true"]

workflow w(unused: string) {
  prompt "Go."
${statements.map((one) => `  ${one}\n`).join('')}}
`,
);
