import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { CompiledCode } from '../../cache/src/compiled-code.ts';
import { loadPieces } from '../../cache/src/pieces.ts';

describe('pieces of a bundle', () => {
  let folder = '';

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'wf-pieces-'));
  });

  const file = (name: string, text: string): string => {
    const place = path.join(folder, name);
    writeFileSync(place, text);
    return place;
  };
  const load = (place: string): unknown => loadPieces(place, new CompiledCode({ own: path.join(folder, 'kept') }));

  it('get one another by their paths, once, and modules of Node', () => {
    const absolute = file('absolute.cjs', 'exports.value = 3;');
    file('counted.cjs', 'exports.times = (exports.times ?? 0) + 1;');
    file('relative.cjs', "require('./counted.cjs'); module.exports = { value: 2 };");
    const main = file(
      'main.cjs',
      `exports.times = require('./counted.cjs').times;
       exports.values = [require('./relative.cjs').value, require(${JSON.stringify(absolute)}).value];
       exports.same = require('./counted.cjs') === require('./counted.cjs');
       exports.node = require('node:path').basename('a/b');`,
    );
    expect(load(main)).toEqual({ times: 1, values: [2, 3], same: true, node: 'b' });
  });

  it('see what there is of a piece that is being loaded', () => {
    file('second.cjs', "exports.first = require('./first.cjs').early;");
    const first = file('first.cjs', "exports.early = 1; exports.second = require('./second.cjs').first;");
    expect(load(first)).toEqual({ early: 1, second: 1 });
  });

  it('know themselves as a module of CommonJS does', () => {
    const main = file(
      'main.cjs',
      'module.exports = [this === exports, exports === module.exports, __filename, __dirname];',
    );
    expect(load(main)).toEqual([true, true, main, folder]);
  });

  it('stand in a stack where they are', () => {
    const main = file('main.cjs', 'exports.stack = new Error().stack;');
    expect((load(main) as { stack: string }).stack).toContain(`${main}:1:17`);
  });
});
