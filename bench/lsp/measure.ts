import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Position } from 'vscode-languageserver-protocol';
import { Client } from './client.ts';
import type { Sample } from './sample.ts';
import type { MeasuredServer } from './servers.ts';

/** Milliseconds, one for each time; megabytes. */
export interface Measured {
  /** From the start of the process to the first diagnostics. */
  readonly start: number;
  readonly key: readonly number[];
  readonly completion: readonly number[];
  readonly hover: readonly number[];
  readonly items: number;
  readonly hasHover: boolean;
  readonly memory: number;
}

const rounds = 20;
const unmeasured = 6;

/** Starts a server in a folder of its own with copies of a file, opens one, types into it and asks. */
export async function measure(server: MeasuredServer, sample: Sample, copies = 1): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'lsp-bench-'));
  try {
    for (let copy = 1; copy < copies; copy += 1) write(folder, sample.name.replace('.', `-${copy}.`), sample.text);
    return await measureIn(folder, server, sample);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function measureIn(folder: string, server: MeasuredServer, sample: Sample): Promise<Measured> {
  const { text, key } = sample;
  for (const [name, other] of Object.entries(sample.beside ?? {})) write(folder, name, other);
  const uri = pathToFileURL(write(folder, sample.name, text)).href;
  await startedBefore(server, folder, uri, text);
  const started = performance.now();
  const client = await Client.start(server, pathToFileURL(folder).href);
  try {
    await client.open(uri, server.languageId, text);
    const start = performance.now() - started;
    const times: Record<'key' | 'completion' | 'hover', number[]> = { key: [], completion: [], hover: [] };
    let items = 0;
    let hasHover = false;
    for (let round = 0; round < rounds + unmeasured; round += 1) {
      const isMeasured = round >= unmeasured;
      const at = positionBehind(text, key.behind);
      const wrong = round % 2 === 0;
      const took = await time(() => client.edit(uri, at, wrong ? 0 : key.wrong.length, wrong ? key.wrong : ''));
      if (isMeasured) times.key.push(took);
      const completed = await time(async () => {
        items = await client.complete(uri, positionBehind(text, sample.completion));
      });
      const hovered = await time(async () => {
        hasHover = await client.hover(uri, positionBehind(text, sample.hover));
      });
      if (!isMeasured) continue;
      times.completion.push(completed);
      times.hover.push(hovered);
    }
    return { start, ...times, items, hasHover, memory: client.memory() };
  } finally {
    await client.stop();
  }
}

/** Most starts are not the first: files are in memory, and what a server keeps for its next start is there. */
async function startedBefore(server: MeasuredServer, folder: string, uri: string, text: string): Promise<void> {
  const client = await Client.start(server, pathToFileURL(folder).href);
  await client.open(uri, server.languageId, text);
  await client.stop();
}

async function time(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

function write(folder: string, name: string, text: string): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

function positionBehind(text: string, behind: string): Position {
  const found = text.lastIndexOf(behind);
  if (found < 0) throw new Error(`The sample does not hold \`${behind}\`.`);
  const lines = text.slice(0, found + behind.length).split('\n');
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}
