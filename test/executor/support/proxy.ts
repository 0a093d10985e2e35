import { createServer, request } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { afterEach } from 'vitest';

/** A proxy that leads every host to one server of this machine. */
export interface Proxy {
  /** With the user and the password that it wants. */
  readonly url: string;
  /** Hosts and ports that it was asked for. */
  readonly asked: readonly string[];
}

const open: (() => void)[] = [];
afterEach(() => {
  for (const close of open.splice(0)) close();
});

/** `origin`: where everything is led to. A request without the right credentials is refused. */
export async function proxyTo(origin: string): Promise<Proxy> {
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const port = Number(new URL(origin).port);
  const credentials = `Basic ${Buffer.from('ada:canary-proxy-password').toString('base64')}`;
  const server = createServer((message, response) => {
    if (message.headers['proxy-authorization'] !== credentials) {
      response.writeHead(407).end();
      return;
    }
    const { host, pathname, search } = new URL(message.url ?? '');
    asked.push(host);
    const { method, headers } = message;
    const forwarded = request({ port, host: '127.0.0.1', method, path: pathname + search, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    message.pipe(forwarded);
  });
  server.on('connect', (message, client: Socket, head) => {
    if (message.headers['proxy-authorization'] !== credentials) {
      client.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
      return;
    }
    asked.push(message.url ?? '');
    const target = connect(port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      target.write(head);
      client.pipe(target).pipe(client);
    });
    for (const socket of [client, target]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
    server.closeAllConnections();
  });
  return { url: `http://ada:canary-proxy-password@127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}
