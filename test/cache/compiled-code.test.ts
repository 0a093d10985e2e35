import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CompiledCode } from '../../cache/src/compiled-code.ts';

describe('compiled code that is kept', () => {
  let folder = '';
  let kept = '';
  let one = '';
  let other = '';

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'wf-code-'));
    kept = mkdtempSync(path.join(folder, 'kept-'));
    [one, other] = [file('one', 'module.exports = 1;'), file('other', 'module.exports = 2;')];
  });

  const file = (name: string, text: string): string => {
    const place = path.join(folder, `${name}.cjs`);
    writeFileSync(place, text);
    return place;
  };
  const run = (code: CompiledCode, place: string): unknown => {
    const module = { exports: {} as unknown };
    (code.compile(place) as (...words: unknown[]) => void)({}, undefined, module);
    return module.exports;
  };
  const keep = (...places: readonly string[]): void => {
    const code = new CompiledCode({ own: kept });
    for (const place of places) run(code, place);
    code.keep();
  };
  const keptOf = (place: string): string => {
    const name = readdirSync(kept).find((name) => name.startsWith(`${path.basename(place)}-`));
    return path.join(kept, name ?? 'nothing');
  };
  /** A process that finds all of its code kept writes nothing. */
  const isTaken = (place: string): boolean => {
    const code = new CompiledCode({ own: kept });
    run(code, place);
    for (const name of readdirSync(kept)) rmSync(path.join(kept, name));
    code.keep();
    return readdirSync(kept).length === 0;
  };

  it('is taken by the next process', () => {
    keep(one, other);
    expect(readdirSync(kept)).toHaveLength(2);
    expect(isTaken(one)).toBe(true);
  });

  it('is kept for each use apart', () => {
    keep(one);
    const check = new CompiledCode({ own: kept }, 'check');
    run(check, one);
    check.keep();
    expect(readdirSync(kept)).toHaveLength(2);
    expect(isTaken(one)).toBe(true);
  });

  it('is written anew, of all files, when that of one was missing', () => {
    keep(one);
    const before = keptOf(one);
    writeFileSync(before, '');
    keep(one, other);
    expect(readFileSync(before).length).toBeGreaterThan(0);
    expect(existsSync(keptOf(other))).toBe(true);
  });

  it('is that of this text, not of another one of the same length', () => {
    keep(one);
    file('one', 'module.exports = 3;');
    expect(run(new CompiledCode({ own: kept }), one)).toBe(3);
    expect(isTaken(one)).toBe(false);
  });

  it('is written a while after the start, once, or at the end of the process', () => {
    vi.useFakeTimers();
    const listeners = process.listeners('exit');
    try {
      const code = new CompiledCode({ own: kept });
      code.keepLater();
      run(code, one);
      vi.runAllTimers();
      expect(existsSync(keptOf(one))).toBe(true);
      rmSync(keptOf(one));
      const atExit = process.listeners('exit').filter((listener) => !listeners.includes(listener));
      expect(atExit).toHaveLength(1);
      for (const listener of atExit) listener(0);
      expect(readdirSync(kept)).toEqual([]);
      run(code, other);
      for (const listener of atExit) listener(0);
      expect(readdirSync(kept)).toHaveLength(2);
    } finally {
      vi.useRealTimers();
      for (const listener of process.listeners('exit'))
        if (!listeners.includes(listener)) process.off('exit', listener);
    }
  });

  it('knows letters of more than one byte', () => {
    const letters = file('letters', "module.exports = 'äöü€😀';");
    keep(letters);
    expect(run(new CompiledCode({ own: kept }), letters)).toBe('äöü€😀');
    expect(isTaken(letters)).toBe(true);
  });

  it('is not believed when a single byte of it is another one', () => {
    keep(one);
    const [place, whole] = [keptOf(one), readFileSync(keptOf(one))];
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), (at, difference) => {
        const damaged = Buffer.from(whole);
        damaged.writeUInt8(damaged.readUInt8(at) ^ difference, at);
        writeFileSync(place, damaged);
        expect(isTaken(one)).toBe(false);
      }),
    );
  });

  it('is not believed when a part of it is missing', () => {
    keep(one);
    const [place, whole] = [keptOf(one), readFileSync(keptOf(one))];
    for (let length = 0; length < whole.length; length += 7) {
      writeFileSync(place, whole);
      truncateSync(place, length);
      expect(isTaken(one)).toBe(false);
    }
  });

  it.skipIf(process.platform === 'win32')('can be read by its user alone', () => {
    keep(one);
    expect(statSync(keptOf(one)).mode & 0o777).toBe(0o600);
  });

  it('is not written of further files when one cannot be: the next start would do it again for nothing', () => {
    keep(one);
    const place = keptOf(one);
    rmSync(place);
    mkdirSync(place);
    keep(one, other);
    expect(readdirSync(kept)).toEqual([path.basename(place)]);
  });

  it('is that of the build as long as this user has none, and the build keeps what it has', () => {
    const built = path.join(folder, 'built');
    const codeOf = (own: string | undefined): CompiledCode => new CompiledCode({ own, built });
    keep(one);
    renameSync(kept, built);
    const whole = readdirSync(built).map((name) => [name, readFileSync(path.join(built, name))]);
    for (const own of [kept, undefined]) {
      const code = codeOf(own);
      expect(run(code, one)).toBe(1);
      code.keep();
      expect(existsSync(kept)).toBe(false);
    }
    mkdirSync(kept);
    const code = codeOf(kept);
    expect([run(code, one), run(code, other)]).toEqual([1, 2]);
    code.keep();
    expect(readdirSync(kept)).toHaveLength(2);
    expect(readdirSync(built).map((name) => [name, readFileSync(path.join(built, name))])).toEqual(whole);
  });

  it('is nothing where the folder is gone', () => {
    rmSync(kept, { recursive: true });
    expect(() => {
      keep(one);
    }).not.toThrow();
    expect(run(new CompiledCode({ own: kept }), one)).toBe(1);
  });
});
