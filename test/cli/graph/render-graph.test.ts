import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { visibleText } from '#core/events/visible-text.ts';
import { buildGraph } from '#core/graph/build-graph.ts';
import { WorkflowBuilder } from '#core/ir/builder.ts';
import { dot } from '../../../cli/src/graph/dot.ts';
import { mermaid } from '../../../cli/src/graph/mermaid.ts';

const review = buildGraph(
  new WorkflowBuilder()
    .start('draft')
    .when(
      'draft',
      new Map([
        ['good "enough"', ['publish']],
        ['else', ['draft']],
      ]),
      ['verdict'],
    )
    .arrow('publish', 'exit')
    .limit('draft', 3, 'exit')
    .rule({ type: 'requires-approval', tool: 'publish' })
    .build(),
);

const hostile = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1 }),
  fc.constantFrom(
    'end',
    '"]; x',
    '`**bold**`',
    '<script>',
    '&quot;',
    '#34;',
    '\\N',
    'a\nb',
    '__proto__',
    '%%{init}%%',
    '--> n0',
  ),
);

/** Two tools of any name, and a case that names one. */
function drawing(tool: string, key: string): ReturnType<typeof buildGraph> {
  const builder = new WorkflowBuilder().rule({ type: 'terminal', tool });
  return buildGraph(
    builder
      .tool(tool)
      .tool('other')
      .when('other', new Map([[key, [tool]]]))
      .build(),
  );
}

describe('mermaid', () => {
  test('draws nodes, cases and broken lines', () => {
    expect(mermaid(review)).toBe(`flowchart TD
  n0(["start"])
  n1["draft<br>at most 3 calls"]
  n2[/"publish<br>a person agrees"/]
  n3(["exit"])
  n0 --> n1
  n1 -->|"verdict: #34;good #92;#34;enough#92;#34;#34;"| n2
  n1 -->|"else"| n1
  n2 --> n3
  n1 -.->|"instead, after 3 calls"| n3
`);
  });

  test('no name can leave its label', () => {
    const line = /^ {2}(n\d+(\(\[L\]\)|\[L\]|\[\/L\/\]|\{\{L\}\})|n\d+ (-->|-\.->)(\|L\|)? n\d+)$/;
    const label = /"(?:[\p{L}\p{N} .,_:/-]|#\d+;|<br>)*"/gu;
    fc.assert(
      fc.property(hostile, hostile, (tool, key) => {
        const [head, ...lines] = mermaid(drawing(tool, key)).trimEnd().split('\n');
        expect(head).toBe('flowchart TD');
        expect(lines.map((text) => text.replace(label, 'L')).filter((text) => !line.test(text))).toEqual([]);
      }),
    );
  });

  test('labels say the name', () => {
    fc.assert(
      fc.property(hostile, (tool) => {
        const label = /\["(.*)"\]/u.exec(mermaid(drawing(tool, 'x')).split('\n')[2] ?? '')?.[1] ?? '';
        const read = label.replace(/#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
        expect(read).toBe(visibleText(tool));
      }),
    );
  });
});

describe('dot', () => {
  test('draws nodes, cases and broken lines', () => {
    expect(dot(review)).toBe(String.raw`digraph "test" {
  n0 [label="start", shape=ellipse];
  n1 [label="draft\nat most 3 calls", shape=box];
  n2 [label="publish\na person agrees", shape=parallelogram];
  n3 [label="exit", shape=ellipse];
  n0 -> n1;
  n1 -> n2 [label="verdict: \"good \\\"enough\\\"\""];
  n1 -> n1 [label="else"];
  n2 -> n3;
  n1 -> n3 [label="instead, after 3 calls", style=dashed];
}
`);
  });

  test('labels say the name, and no name can leave its label', () => {
    fc.assert(
      fc.property(hostile, hostile, (tool, key) => {
        const lines = dot(drawing(tool, key)).trimEnd().split('\n').slice(1, -1);
        const quoted = /"(?:[^"\\]|\\.)*"/g;
        const statement = /^ {2}n\d+( -> n\d+)?( \[(\w+=(L|\w+)(, )?)+\])?;$/;
        expect(lines.map((line) => line.replace(quoted, 'L')).filter((line) => !statement.test(line))).toEqual([]);
        const label = (lines[1]?.match(quoted)?.[0] ?? '')
          .slice(1, -1)
          .replace(/\\(.)/g, '$1')
          .replaceAll('&amp;', '&');
        expect(label).toBe(visibleText(tool));
      }),
    );
  });
});
