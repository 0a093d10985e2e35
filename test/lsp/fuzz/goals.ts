import { programTexts } from '../../support/program-texts.ts';

/** A file to be typed, at its place in the workspace. */
export interface Goal {
  readonly name: string;
  readonly text: string;
}

const read = (folder: string): readonly Goal[] => programTexts(folder).map(([name, text]) => ({ name, text }));

/** Every example. */
export const examples = read('examples');

/** Every example, and the texts that show the whole language and what is wrong with it. */
export const goals: readonly Goal[] = [...examples, ...read('test/fixtures')];
