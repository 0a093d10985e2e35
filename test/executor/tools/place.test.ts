import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { pathBeside } from '#executor/tools/place.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
folder.write('open/flows/flow.wf', '');
folder.write('open/tools/mail.ts', '');
folder.write('secret.ts', '');
symlinkSync(join(folder.path, 'secret.ts'), join(folder.path, 'open/tools/link.ts'));
symlinkSync(folder.path, join(folder.path, 'open/tools/up'));
const workspace = pathToFileURL(join(folder.path, 'open')).href;
const flow = folder.file('open/flows/flow.wf');

describe('a path in a file', () => {
  it('is resolved against the folder of the file', () => {
    expect(pathBeside(flow, '../tools/mail.ts', workspace)).toBe(join(folder.path, 'open/tools/mail.ts'));
    expect(pathBeside(flow, './not/there.ts', workspace)).toBe(join(folder.path, 'open/flows/not/there.ts'));
  });

  it.each(['../../secret.ts', '/etc/passwd', '../tools/link.ts', '../tools/up/secret.ts', '../tools/up/new.ts'])(
    'may not lead out of the workspace: %s',
    (path) => {
      expect(() => pathBeside(flow, path, workspace)).toThrow('lies outside of');
    },
  );

  it('may not lead out of the folder of a file that is not in the workspace', () => {
    const elsewhere = folder.file('other.wf');
    expect(pathBeside(elsewhere, './secret.ts', workspace)).toBe(join(folder.path, 'secret.ts'));
    expect(() => pathBeside(folder.file('open/flows/x.wf'), '../tools/mail.ts', undefined)).toThrow('lies outside of');
  });

  it('means nothing in a file that was never saved', () => {
    expect(() => pathBeside('untitled:Untitled-1', './a.ts', workspace)).toThrow('has to be saved first');
  });
});
