import { readdirSync, symlinkSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { usualJournal } from '../../../cli/src/journals/place.ts';
import { folderWith } from '../folder.ts';
import { ScriptedTerminal } from '../scripted-terminal.ts';

describe('the folder of journals', () => {
  it('holds none that are older than 30 days, and none that began then and got no further', () => {
    const old = ['a.jsonl', 'b.jsonl.tmp', 'c.txt'];
    const state = folderWith(
      Object.fromEntries([...old, 'new.jsonl'].map((name) => [`toolpath/runs/${name}`, ''] as const)),
    );
    const folder = join(state, 'toolpath', 'runs');
    for (const name of old) utimesSync(join(folder, name), 1, 1);
    const terminal = new ScriptedTerminal({ env: { XDG_STATE_HOME: state } });
    expect(usualJournal('r', terminal)).toBe(join(folder, 'r.jsonl'));
    expect(readdirSync(folder).sort()).toEqual(['c.txt', 'new.jsonl']);
  });

  it('is written to although a file of another run is gone before it is looked at', () => {
    const state = folderWith({ 'toolpath/runs/new.jsonl': '' });
    const folder = join(state, 'toolpath', 'runs');
    // A name that is listed, and nothing there.
    symlinkSync(join(folder, 'nothing'), join(folder, 'gone.jsonl.tmp'));
    const terminal = new ScriptedTerminal({ env: { XDG_STATE_HOME: state } });
    expect(usualJournal('r', terminal)).toBe(join(folder, 'r.jsonl'));
    expect(terminal.stderr).toBe('');
  });
});
