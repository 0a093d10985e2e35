import { expect, test } from 'vitest';
import type { ShownFinding } from '../../../cli/src/findings.ts';
import { renderFinding } from '../../../cli/src/render/finding.ts';
import { styleFor } from '../../../cli/src/render/style.ts';

const finding: ShownFinding = {
  path: 'w.wf',
  range: { start: { line: 1, character: 2 }, end: { line: 1, character: 4 } },
  severity: 'error',
  code: 'dead-end',
  message: 'After `ab` nothing is allowed.',
  related: [
    {
      path: 'other.wf',
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } },
      message: '1. \u001b[2J',
    },
  ],
};
const lines = { line: (path: string, line: number) => (path === 'w.wf' && line === 1 ? '  ab -> ab' : undefined) };
const escapes = new RegExp(String.raw`\u001b\[[\d;]+m`, 'g');

test('without colours there is no escape sequence, not even one of the message', () => {
  expect(renderFinding(finding, lines, styleFor(false))).toBe(
    [
      'w.wf:2:3 error[dead-end] After `ab` nothing is allowed.',
      '    2 |   ab -> ab',
      '      |   ^^',
      String.raw`      1. \u001b[2J (other.wf:1:1)`,
    ].join('\n'),
  );
});

test('colours add escape sequences and nothing else', () => {
  const coloured = renderFinding(finding, lines, styleFor(true));
  expect(coloured.replace(escapes, '')).toBe(renderFinding(finding, lines, styleFor(false)));
  expect(coloured.match(escapes)?.length).toBeGreaterThan(8);
});

test('a line that cannot be read is left out', () => {
  expect(renderFinding({ ...finding, path: 'gone.wf', related: [] }, lines, styleFor(false))).toBe(
    'gone.wf:2:3 error[dead-end] After `ab` nothing is allowed.',
  );
});

test('styles nest: the outer one goes on behind the inner one', () => {
  const { accent, bold } = styleFor(true);
  expect(accent(`a${bold('b')}c`)).toBe('\u001b[36ma\u001b[1mb\u001b[22mc\u001b[39m');
});
