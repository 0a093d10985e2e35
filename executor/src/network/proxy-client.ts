import type { Dispatcher } from 'undici';
import { duration } from '#core/events/measures.ts';
import { ProxyRefusal } from './proxy-refusal.ts';
import type * as Undici from './undici.ts';

/** Milliseconds that a proxy has to make a connection: it may look up and call a server that is far away. */
const patience = 30_000;

/**
 * The connections to a proxy at `origin`. One that the proxy closes without an answer fails its request: undici takes that for
 * a connection which can be made again, and makes it thousands of times a second, also when nobody waits for it any more. For
 * one that the proxy does not answer it would wait for ever.
 */
export function proxyClient({ Pool }: typeof Undici, origin: URL, options: object): Dispatcher {
  const pool = new Pool(origin, options);
  const connect: (options: Dispatcher.ConnectOptions) => Promise<Dispatcher.ConnectData> = pool.connect.bind(pool);
  const connectOnce = async (options: Dispatcher.ConnectOptions): Promise<Dispatcher.ConnectData> => {
    const limit = new AbortController();
    const alarm = setTimeout(() => {
      limit.abort(new Error(`the proxy made no connection within ${duration(patience)}`));
    }, patience);
    try {
      const connected = await connect({ ...options, signal: limit.signal });
      if (connected.statusCode === 200) return connected;
      connected.socket.on('error', () => undefined).destroy();
      const isNamed = Object.hasOwn(options.headers ?? {}, 'proxy-authorization');
      throw new ProxyRefusal(connected.statusCode, isNamed);
    } catch (error) {
      const isClosed = error instanceof Error && 'code' in error && error.code === 'UND_ERR_SOCKET';
      throw isClosed ? new Error('the proxy closed the connection without an answer') : error;
    } finally {
      clearTimeout(alarm);
    }
  };
  return Object.assign(pool, { connect: connectOnce });
}
