import { execFileSync } from 'node:child_process';
import { closeSync, constants, openSync, readFileSync, readSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Output } from '../../cli/src/output.ts';
import { folderWith } from './folder.ts';

function opened(path: string, flags: number): number {
  const descriptor = openSync(path, flags);
  onTestFinished(() => {
    closeSync(descriptor);
  });
  return descriptor;
}

function streamed(stream: PassThrough): string {
  return String(stream.read() ?? '');
}

describe.skipIf(process.platform === 'win32')('output', () => {
  it('is written at once, and opens no stream', async () => {
    const file = join(folderWith({ 'out.txt': '' }), 'out.txt');
    let streams = 0;
    const output = new Output(opened(file, constants.O_WRONLY), () => {
      streams += 1;
      return new PassThrough();
    });
    output.write('één\n');
    output.write('two\n');
    expect(readFileSync(file, 'utf8')).toBe('één\ntwo\n');
    await output.written();
    expect(streams).toBe(0);
  });

  it('goes through the stream once something has asked for that', async () => {
    const file = join(folderWith({ 'out.txt': '' }), 'out.txt');
    const stream = new PassThrough();
    const output = new Output(opened(file, constants.O_WRONLY), () => stream);
    output.write('before\n');
    expect(output.stream).toBe(stream);
    output.write('after\n');
    await output.written();
    expect(readFileSync(file, 'utf8')).toBe('before\n');
    expect(streamed(stream)).toBe('after\n');
  });

  it('leaves what cannot be written to the stream', () => {
    const file = join(folderWith({}), 'in.txt');
    writeFileSync(file, '');
    const stream = new PassThrough();
    const output = new Output(opened(file, constants.O_RDONLY), () => stream);
    output.write('one\n');
    output.write('two\n');
    expect(streamed(stream)).toBe('one\ntwo\n');
  });

  it('loses nothing of what a pipe does not take at once', () => {
    const pipe = join(folderWith({}), 'pipe');
    execFileSync('/bin/sh', ['-c', 'mkfifo "$0"', pipe]);
    const descriptor = opened(pipe, constants.O_RDWR | constants.O_NONBLOCK);
    const stream = new PassThrough({ highWaterMark: 10_000_000 });
    const output = new Output(descriptor, () => stream);
    const text = 'ä line of the output\n'.repeat(20_000);
    output.write(text);
    const taken = Buffer.alloc(Buffer.byteLength(text));
    const bytes = readSync(descriptor, taken);
    const rest = (stream.read() ?? Buffer.alloc(0)) as Buffer;
    expect(bytes).toBeGreaterThan(0);
    expect(Buffer.concat([taken.subarray(0, bytes), rest]).toString()).toBe(text);
  });
});
