import { describe, expect, test } from 'vitest';
import { annotationsOf } from '../../support/workspace.ts';

async function said(path: string): Promise<readonly string[]> {
  const text = `/** Look. */\ntool look(text: string)\n  from "${path}"\nworkflow w {\n  start -> look -> exit\n}\n`;
  return (await annotationsOf(text)).map(({ code, message }) => `${code}: ${message}`);
}

describe('unsupported-module', () => {
  test.each([
    ['./search.py', 'Python'],
    ['./tools/SEARCH.PY', 'Python'],
    ['./run.sh', 'a shell script'],
    ['./main.go', 'Go'],
  ])('is said of %s', async (path, language) => {
    expect(await said(path)).toEqual([
      `unsupported-module: \`${path}\` is ${language}, and \`from\` loads only JavaScript and TypeScript (\`.ts\`, \`.js\`, \`.mts\`, \`.mjs\`, \`.cts\`, \`.cjs\`): run it by \`command\`, or as a server by \`mcp\`.`,
    ]);
  });

  test.each(['./mail.ts', './mail.mjs', './mail', './mail.v2', './py', './py/mail', './mail.constructor', '.', ''])(
    'is not said of %j, which a module may have as its name',
    async (path) => {
      expect((await said(path)).filter((one) => one.startsWith('unsupported-module'))).toEqual([]);
    },
  );
});
