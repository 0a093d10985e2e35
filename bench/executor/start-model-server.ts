import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A model server in a process of its own, and when it was asked. */
export interface ModelServer {
  readonly baseUrl: string;
  /** Resolves with the time of the last of the next requests for models called `…-told`, in milliseconds since 1970. */
  requested(count: number): Promise<number>;
  /** Lets the model called `…-held` reply to all who wait for it. */
  release(): void;
  stop(): void;
}

/** Starts a model server; resolves when it can be asked. */
export async function startModelServer(): Promise<ModelServer> {
  const child = fork(fileURLToPath(new URL('model-server.ts', import.meta.url)));
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    requested(count) {
      return new Promise((resolve) => {
        let left = count;
        const hear = ({ requested }: { requested: number }): void => {
          left -= 1;
          if (left > 0) return;
          child.off('message', hear);
          resolve(requested);
        };
        child.on('message', hear);
      });
    },
    release() {
      child.send('release');
    },
    stop() {
      child.disconnect();
    },
  };
}
