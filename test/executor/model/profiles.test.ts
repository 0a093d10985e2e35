import { describe, expect, it } from 'vitest';
import { completionServer } from '../support/completion-server.ts';
import { hostedProfiles } from '../support/profiles/hosted.ts';
import { localProfiles } from '../support/profiles/local.ts';
import * as is from '../support/programs.ts';
import { realRun } from '../support/real-run.ts';
import { eventsOf } from '../support/scripted-run.ts';

const noted = (name: string) =>
  is.tool(name, {
    parameters: { text: is.string },
    returns: is.string,
    implementation: {
      kind: 'command',
      id: `command ${name}`,
      file: import.meta.url,
      argv: [is.template('echo'), is.template(is.input('text'))],
    },
  });
const flow = is.program(
  is.workflow('flow', {
    settings: { model: 'profile/some/model' },
    tools: [noted('search'), noted('mail')],
    rules: [is.start('search'), is.arrow('search', 'search', 'mail'), is.arrow('mail', 'exit'), limit('search', 1)],
  }),
);

function limit(tool: string, count: number) {
  return { type: 'max-count', id: `limit ${tool}`, tool, limit: count } as const;
}

describe('a run against', { timeout: 30_000 }, () => {
  const profiles = Object.entries({ ...hostedProfiles, ...localProfiles });
  it.each(profiles)('%s', async (_name, { provider, answer, usage }) => {
    const server = await completionServer([answer]);
    const origin = new URL(server.baseUrl).origin;
    const run = await realRun(flow, { providers: [{ name: 'profile', ...provider(origin) }] });
    expect(run.end).toEqual({ reason: 'exit', result: 'x' });
    expect(eventsOf(run, 'tool-started').map(({ tool, arguments: args }) => [tool, args])).toEqual([
      ['search', { text: 'x' }],
      ['mail', { text: 'x' }],
    ]);
    const total = usage === 'reported' ? { input: 22, output: 14 } : undefined;
    expect(eventsOf(run, 'run-finished')[0]?.usage).toEqual(total);
  });
});
