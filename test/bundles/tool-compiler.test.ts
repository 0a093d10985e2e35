import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { bundle, BUNDLE_NODE } from './bundle.ts';

describe.skipIf(process.platform === 'win32')('the compiler of tools in TypeScript', () => {
  let folder = '';
  let kept = '';

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'wf-tools-'));
    kept = path.join(folder, 'toolpath', 'compiled');
  });

  /** What a tool host that was just started says of a module. */
  const call = async (text: string, more: NodeJS.ProcessEnv = {}): Promise<unknown> => {
    const module = path.join(folder, 'tool.ts');
    writeFileSync(module, text);
    const env = { ...process.env, XDG_CACHE_HOME: folder, ...more };
    for (const name of ['NODE_COMPILE_CACHE', 'NODE_DISABLE_COMPILE_CACHE'])
      if (!(name in more)) Reflect.deleteProperty(env, name);
    const stdio = ['ignore', 'ignore', 'inherit', 'ipc'] as const;
    const host = fork(bundle('tool-host'), { execPath: BUNDLE_NODE, execArgv: [], env, stdio: [...stdio] });
    const exited = once(host, 'exit');
    const answered = once(host, 'message');
    host.send({
      id: 1,
      path: module,
      export: 'f',
      arguments: { a: 'x' },
      context: { secrets: {}, idempotencyKey: 'k' },
    });
    const [answer] = (await Promise.race([answered, exited])) as unknown[];
    host.disconnect();
    await exited;
    return answer;
  };
  const tool = 'export function f({ a }: { a: string }): string { return a; }';

  it('is kept, and is the same from there', async () => {
    expect(await call(tool)).toEqual({ id: 1, ok: true, value: 'x' });
    const files = (): (readonly [string, number])[] =>
      readdirSync(kept).map((name) => [name, statSync(path.join(kept, name)).ino]);
    const first = files();
    expect(first).toEqual([[expect.stringMatching(/^tool-compiler\.cjs-/), expect.any(Number)]]);
    expect(await call(tool)).toEqual({ id: 1, ok: true, value: 'x' });
    expect(await call('export function f( {')).toMatchObject({ id: 1, ok: false });
    // Written again would be what is not taken.
    expect(files()).toEqual(first);
  });

  it('runs where nothing can be kept, or is to be', async () => {
    expect(await call(tool, { XDG_CACHE_HOME: bundle('wf') })).toEqual({ id: 1, ok: true, value: 'x' });
    expect(await call(tool, { NODE_DISABLE_COMPILE_CACHE: '1' })).toEqual({ id: 1, ok: true, value: 'x' });
    expect(existsSync(kept)).toBe(false);
  });
});
