import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface ModelServer {
  readonly baseUrl: string;
  /** Resolves with the time at which the next request came, in milliseconds since 1970. */
  requested(): Promise<number>;
  stop(): void;
}

export async function startModelServer(): Promise<ModelServer> {
  const child = fork(fileURLToPath(new URL('model-server.ts', import.meta.url)));
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    async requested() {
      const [{ requested }] = (await once(child, 'message')) as [{ requested: number }];
      return requested;
    },
    stop() {
      child.disconnect();
    },
  };
}
