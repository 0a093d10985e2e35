import { URI } from 'langium';
import { expect, it } from 'vitest';
import { secretFolder } from '../../../client/src/secrets/secret-folder.ts';

it.each([
  ['file:///w/sub/a.wf', 'file:///w', 'file:///w'],
  ['file:///home/me/one/a.wf', undefined, 'file:///home/me/one'],
  ['file:///home/me/other/a.wf', undefined, 'file:///home/me/other'],
  ['vscode-remote://host/a/b.wf?x#y', undefined, 'vscode-remote://host/a'],
  ['untitled:Untitled-1', undefined, undefined],
])('the secrets of %s in the workspace folder %s belong to %s', (file, workspace, folder) => {
  expect(secretFolder(URI.parse(file), workspace === undefined ? undefined : URI.parse(workspace))).toBe(folder);
});
