import type { Dispatcher } from 'undici';
import type * as Undici from './undici.ts';

/**
 * The connections to a proxy at `origin`. One that the proxy closes without an answer fails its request: undici takes that for
 * a connection which can be made again, and makes it thousands of times a second, also when nobody waits for it any more.
 */
export function proxyClient({ Pool }: typeof Undici, origin: URL, options: object): Dispatcher {
  const pool = new Pool(origin, options);
  const connect: (options: Dispatcher.ConnectOptions) => Promise<Dispatcher.ConnectData> = pool.connect.bind(pool);
  const connectOnce = (options: Dispatcher.ConnectOptions): Promise<Dispatcher.ConnectData> =>
    connect(options).catch((error: unknown) => {
      const isClosed = error instanceof Error && 'code' in error && error.code === 'UND_ERR_SOCKET';
      throw isClosed ? new Error('the proxy closed the connection without an answer') : error;
    });
  return Object.assign(pool, { connect: connectOnce });
}
