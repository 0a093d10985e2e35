import { existsSync, mkdtempSync, readdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundle } from './bundle.ts';
import { compiledExample, rehearse } from './executor-process.ts';
import { startServerProcess } from './server-process.ts';

const program = await compiledExample('research.wf');

/** What the extension starts: each does a little work, and ends well. */
const starts: readonly (readonly [name: string, work: (env: NodeJS.ProcessEnv) => Promise<void>])[] = [
  [
    'server',
    async (env) => {
      const { answer, end } = await startServerProcess('start-server', env);
      expect(answer.capabilities.hoverProvider).toBe(true);
      expect(await end()).toBe(0);
    },
  ],
  [
    'executor',
    async (env) => {
      const { result } = await rehearse('start-executor', program, { topic: 'tool rules' }, env);
      expect(result.reason).toBe('exit');
    },
  ],
];

describe.skipIf(process.platform === 'win32').each(starts)('the %s as the extension starts it', (name, work) => {
  const session = async (more: NodeJS.ProcessEnv): Promise<void> => {
    const env = { ...process.env, ...more };
    for (const name of ['NODE_COMPILE_CACHE', 'NODE_DISABLE_COMPILE_CACHE'])
      if (!(name in more)) Reflect.deleteProperty(env, name);
    await work(env);
  };

  it('keeps the code that it ran, and takes it at the next start', async () => {
    const cache = mkdtempSync(path.join(tmpdir(), 'wf-cache-'));
    const kept = path.join(cache, 'toolpath', 'compiled');
    const files = (): (readonly [string, number])[] =>
      readdirSync(kept).map((name) => [name, statSync(path.join(kept, name)).ino]);
    await session({ XDG_CACHE_HOME: cache });
    const first = files();
    expect(first).toEqual([[expect.stringMatching(new RegExp(`^${name}\\.cjs-`)), expect.any(Number)]]);
    await session({ XDG_CACHE_HOME: cache });
    // Written again would be what is not taken.
    expect(files()).toEqual(first);
  });

  it('starts where nothing can be kept, or is to be', async () => {
    await session({ XDG_CACHE_HOME: bundle('wf') });
    const cache = mkdtempSync(path.join(tmpdir(), 'wf-cache-'));
    await session({ XDG_CACHE_HOME: cache, NODE_DISABLE_COMPILE_CACHE: '1' });
    expect(existsSync(path.join(cache, 'toolpath'))).toBe(false);
  });
});
