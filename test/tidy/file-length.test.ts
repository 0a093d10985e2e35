import { expect, it } from 'vitest';
import { projectFiles, text } from './project-files.ts';

const LIMIT = 300;
const HAND_WRITTEN = /\.(ts|mjs|cjs|js|langium|css|html)$/;

/** Lint counts lines of code; this counts all of them, in every language of the project. */
it('no hand-written file is longer than a screen or four', () => {
  const long = projectFiles()
    .filter((file) => HAND_WRITTEN.test(file) && !file.includes('/generated/'))
    .map((file) => ({ file, lines: text(file).split('\n').length - 1 }))
    .filter(({ lines }) => lines > LIMIT);
  expect(long).toEqual([]);
});

it('file names are kebab-case', () => {
  const names = projectFiles('core', 'cache', 'executor', 'server', 'cli', 'client', 'scripts', 'test')
    .filter((file) => /\.(ts|mjs)$/.test(file))
    .filter((file) => !/^([a-z0-9]+[-./])*[a-z0-9]+$/.test(file));
  expect(names).toEqual([]);
});
