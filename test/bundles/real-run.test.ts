import { execFile } from 'node:child_process';
import { expect, it } from 'vitest';
import { folderWith } from '../cli/folder.ts';
import { completionServer, finished, streamed, toolCall } from '../executor/support/completion-server.ts';
import { httpServer } from '../executor/support/http-server.ts';
import { bundle, BUNDLE_NODE } from './bundle.ts';

const flow = (origin: string): string => `tool look(topic: string): string
  http GET "${origin}/look/{topic}"
workflow lookup {
  model "openai/some"
  start -> look -> exit
}
`;

it('the bundle of the command line asks a model and calls an http tool', async () => {
  const model = await completionServer([streamed([toolCall('look', '{"topic":"whales"}'), finished])]);
  const service = await httpServer((_request, response) => response.end('They sing.'));
  const cwd = folderWith({ 'l.wf': flow(service.origin) });
  const env = { ...process.env, OPENAI_BASE_URL: model.baseUrl, OPENAI_API_KEY: 'k' };
  const output = await new Promise<string>((resolve) => {
    execFile(BUNDLE_NODE, [bundle('wf'), 'run', 'l.wf', '--no-journal'], { cwd, env }, (_error, stdout, stderr) => {
      resolve(stdout + stderr);
    });
  });
  expect(service.requests.map(({ url }) => url)).toEqual(['/look/whales']);
  expect(output).toContain('= They sing.');
});
