import { describe, expect, it } from 'vitest';
import { rewritten } from './refactored.ts';

describe('organize imports', () => {
  const others = { 'a.wf': 'tool a()\ntool b()\ntool c()\n', 'sub/z.wf': 'tool z()\n' };
  const use = '\nworkflow w() {\n  use a, b, z\n}\n';

  it('sorts and takes out, with the comments of each', async () => {
    const text = `// Licence.\n\n// About z.\nimport { z } from "./sub/z.wf" // last\nimport { b, c as cc, a } from "./a.wf"\n${use}`;
    expect(await rewritten(text, 'source.organizeImports', others)).toBe(
      `// Licence.\n\nimport { a, b } from "./a.wf"\n// About z.\nimport { z } from "./sub/z.wf" // last\n${use}`,
    );
  });

  it('keeps what is said beside one that goes', async () => {
    const text = `import { z } from "./sub/z.wf"\nimport { c } from "./a.wf" // gone\n${use}`;
    expect(await rewritten(text, 'source.organizeImports', others)).toBe(
      `// gone\nimport { z } from "./sub/z.wf"\n${use}`,
    );
  });

  it('takes out the name that is not used of one declaration', async () => {
    const names = (text: string): string => `import { ${text} } from "./a.wf"\n\nworkflow w() {\n  use a, \`b c\`\n}\n`;
    expect(await rewritten(names('a, a as d, b as `b c`, b'), 'source.organizeImports', others)).toBe(
      names('a, b as `b c`'),
    );
  });

  it('takes out the last one with the empty line below', async () => {
    expect(await rewritten('import { a } from "./a.wf"\r\n\r\ntool x()\r\n', 'source.organizeImports', others)).toBe(
      'tool x()\r\n',
    );
  });

  it('does nothing where all is in order, where names are equal, and with a syntax error', async () => {
    for (const text of [
      `import { a, b } from "./a.wf"\nimport { z } from "./sub/z.wf"\n${use}`,
      `import { z as a } from "./sub/z.wf"\nimport { a } from "./a.wf"\n${use}`,
      `import { z } from "./sub/z.wf"\nimport { a } from "./a.wf"\nworkflow w() { use a, }`,
      '// wf-ignore unused-import: soon\nimport { a } from "./a.wf"\n',
    ]) {
      expect(await rewritten(text, 'source.organizeImports', others)).toBeUndefined();
    }
  });

  it('leaves names alone that mean nothing', async () => {
    const text = 'import { y, nothing, b } from "./a.wf"\n\nworkflow w() {\n  use b\n}\n';
    expect(await rewritten(text, 'source.organizeImports', others)).toBe(
      text.replace('y, nothing, b', 'b, nothing, y'),
    );
  });
});
