import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import type { JSONRPCMessage } from '@modelcontextprotocol/sdk/types.js';
import type { ServerDefinition } from '#core/text/server-text.ts';
import { ownGroup } from '../tools/kill-tree.ts';
import { abandon, endTogether } from '../tools/process-tree.ts';
import { Lines } from '../tools/lines.ts';
import { MessageLines } from './message-lines.ts';

/** Milliseconds that a server has to end by itself once its input is closed. */
const patience = 500;

export interface ProcessOptions {
  readonly definition: Extract<ServerDefinition, { kind: 'stdio' }>;
  readonly env: Readonly<Record<string, string>>;
  /** Reads what came as a line; throws when it is no message. */
  readonly parse: (line: string) => JSONRPCMessage;
  /** A line that the server wrote to its standard error. */
  readonly output: (line: string) => void;
}

/**
 * A server that speaks over its standard input and output. It gets a process group of its own, so that it ends with
 * everything that it started, as the SDK's own transport does not.
 */
export class GroupTransport implements Transport {
  onclose?: () => void;
  onerror?: (error: Error) => void;
  onmessage?: (message: JSONRPCMessage) => void;
  readonly #options: ProcessOptions;
  #child: ChildProcess | undefined;
  #ending: string | undefined;

  constructor(options: ProcessOptions) {
    this.#options = options;
  }

  /** How the server ended, in words; `undefined` while it runs. */
  get ending(): string | undefined {
    return this.#ending;
  }

  async start(): Promise<void> {
    const { definition, env, output } = this.#options;
    const [program = '', ...args] = definition.argv;
    const child = spawn(program, args, { cwd: definition.cwd, env, stdio: 'pipe', windowsHide: true, ...ownGroup });
    this.#child = child;
    endTogether(child);
    // A server that has ended reads no more; its end is told by `close`.
    child.stdin.on('error', () => undefined);
    const lines = new MessageLines((line) => {
      // The SDK puts off what it does about a notification: a result right behind it would overtake it.
      setImmediate(() => {
        this.#receive(line);
      });
    });
    child.stdout.on('data', (chunk: Buffer) => {
      if (lines.add(chunk)) return;
      this.#ending ??= 'it sent a message that is too long';
      abandon(child);
    });
    const complaints = new Lines(output);
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      complaints.add(text);
    });
    child.once('close', (code: number | null, signal: string | null) => {
      complaints.end();
      this.#ending ??= code === null ? `it was ended by ${signal ?? 'a signal'}` : `it ended with exit code ${code}`;
      this.onclose?.();
    });
    await once(child, 'spawn');
  }

  send(message: JSONRPCMessage): Promise<void> {
    if (this.#child?.stdin?.writable !== true) return Promise.reject(new Error('the server has ended'));
    this.#child.stdin.write(`${JSON.stringify(message)}\n`);
    return Promise.resolve();
  }

  /** Lets the server end by itself, for a moment; then it is killed with everything that it started. */
  async close(): Promise<void> {
    const child = this.#child;
    if (child === undefined || this.#ending !== undefined) return;
    child.stdin?.end();
    const enough = setTimeout(() => {
      abandon(child);
    }, patience);
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    clearTimeout(enough);
    abandon(child);
  }

  #receive(line: string): void {
    try {
      this.onmessage?.(this.#options.parse(line));
    } catch {
      // Some servers print other things there; those are for people.
      this.#options.output(line);
    }
  }
}
