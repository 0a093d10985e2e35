import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { expect, test } from 'vitest';
import { catalogue, factsOf, type DiagnosticCode } from '#core/diagnostics/catalogue.ts';

// `UPDATE=1 vitest run test/docs/findings-index.test.ts` writes the list anew.

const page = 'docs/diagnostics/README.md';

function index(): Promise<string> {
  const rows = (Object.keys(catalogue) as DiagnosticCode[]).map((code) => {
    const { severity, summary } = factsOf(code);
    return `| [\`${code}\`](${code}.md) | ${severity} | ${summary.replaceAll('|', String.raw`\|`)} |`;
  });
  const text = `# Findings

What \`wf check\` and the editor can report. _Error_: the run would be refused or can get stuck. _Warning_: it runs, but surely
not as meant. _Information_: limits, and parts that are missing. _Hint_: written and never used.

| code | severity | reported when |
| --- | --- | --- |
${rows.join('\n')}
`;
  return resolveConfig(page).then((options) => format(text, { ...options, parser: 'markdown' }));
}

test('the list of findings is that of the catalogue', async () => {
  const expected = await index();
  if (process.env.UPDATE === '1') writeFileSync(page, expected);
  expect(readFileSync(page, 'utf8')).toBe(expected);
});
