import { expect, it } from 'vitest';
import { projectFiles, text } from './project-files.ts';

const sources = projectFiles('client/src').filter((file) => file.endsWith('.ts'));
const calling = (pattern: RegExp): string[] => sources.filter((file) => pattern.test(text(file)));

/** Messages hold what models, tools and files wrote; these files take the links out of them. */
it('notifications and input boxes are opened in one place each', () => {
  expect(calling(/\bshow(Error|Warning|Information)Message\b|ProgressLocation\.Notification/)).toEqual([
    'client/src/dialogs/notify.ts',
  ]);
  expect(calling(/\b(showInputBox|createInputBox)\b/)).toEqual(['client/src/dialogs/ask-line.ts']);
});
