import { moduleFile } from './module-file.ts';
import type { Returned, ToolCall } from './tool-call.ts';
import type { ToolHost } from './tool-host.ts';

/** Calls a function of a module of the workspace, in the run's tool host. */
export async function runModule(
  call: ToolCall<'module'>,
  host: ToolHost,
  workspace: string | undefined,
): Promise<Returned> {
  const { implementation, tool } = call;
  const secrets: [string, string][] = [];
  for (const name of tool.secrets) secrets.push([name, await call.secret(name, undefined, call.signal)]);
  const value = await host.call(
    {
      path: moduleFile(implementation, workspace),
      export: implementation.export,
      arguments: call.arguments,
      context: { secrets: Object.fromEntries(secrets), idempotencyKey: call.key },
    },
    call.output,
    call.signal,
  );
  return { kind: 'value', value };
}
