import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';

/** A model provider that takes requests and never answers. */
export interface SilentModelServer {
  readonly baseUrl: string;
  /** Resolves with the first request. */
  readonly asked: Promise<IncomingMessage>;
  readonly close: () => void;
}

export async function startSilentModelServer(): Promise<SilentModelServer> {
  const server = createServer();
  const asked = new Promise<IncomingMessage>((resolve) => server.once('request', resolve));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no TCP address.');
  return {
    baseUrl: `http://127.0.0.1:${String(address.port)}/v1`,
    asked,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
