import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CallLedger } from './call-ledger.ts';

/** Each row calls `first`, asks the model, and calls `second` with what `first` said. */
const flow = (origin: string): string => `tool first(topic: string): string
  http POST "${origin}/{topic}"
tool second(text: string, mood: string): string
  http POST "${origin}/{mood}" { body { text: text } }
workflow both(topic: string) {
  model "ledger/scripted"
  start -> first(topic: topic) -> second(text: first.result) -> exit
}
`;
const steps = ['1.tool.first', '3.tool.second'] as const;

/** Writes a workflow whose model and tools are the ledger at `origin`, `b.wf`, and its inputs, `rows.jsonl`. */
export function writeBatch(folder: string, rows: number, origin: string): void {
  writeFileSync(join(folder, 'b.wf'), flow(origin));
  const inputs = Array.from({ length: rows }, (_, row) => JSON.stringify({ topic: `topic-${row}` }));
  writeFileSync(join(folder, 'rows.jsonl'), inputs.join('\n'));
}

/** The environment in which `wf` finds the model of that workflow. */
export function ledgerEnvironment(origin: string): NodeJS.ProcessEnv {
  return { ...process.env, WF_PROVIDERS: JSON.stringify({ ledger: { baseUrl: `${origin}/v1` } }) };
}

/** When a process dies: at its nth request, before it is answered, or so many turns of the event loop after that. */
export interface Death {
  readonly request: number;
  readonly turns: number;
}

/** What became of the calls of a batch in the end. */
export interface Toll {
  readonly completed: number;
  readonly lost: readonly string[];
  readonly repeated: readonly string[];
}

/** One batch of the command line, which is killed again and again, and gone on with by the next process. */
export class BatchUnderFire {
  readonly #folder: string;
  readonly #rows: number;
  readonly #ledger: CallLedger;
  readonly #wf: string;

  /** `wf` is the file of the command line. */
  constructor(folder: string, rows: number, ledger: CallLedger, wf: string) {
    this.#folder = folder;
    this.#rows = rows;
    this.#ledger = ledger;
    this.#wf = wf;
    writeBatch(folder, rows, ledger.origin);
  }

  /** Goes on with the batch in a process; resolves with whether it was killed before the end of the batch. */
  async process(death?: Death): Promise<boolean> {
    const places = ['--inputs', 'rows.jsonl', '--out', 'out.jsonl', '--concurrency', '8', '--uncompleted', 'repeat'];
    const child = spawn(process.execPath, [this.#wf, 'batch', 'b.wf', ...places], {
      cwd: this.#folder,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: ledgerEnvironment(this.#ledger.origin),
    });
    let complaint = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      complaint += text;
    });
    this.#ledger.onRequest((count) => {
      if (count === death?.request) afterTurns(death.turns, () => child.kill('SIGKILL'));
    });
    const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
    if (signal === null && code !== 0) throw new Error(complaint);
    this.#learn();
    return signal !== null;
  }

  /** Counts what was lost and what was done again, when the batch has come to its end. */
  toll(): Toll {
    const { calls, repeated } = this.#ledger;
    const lost: string[] = [];
    const results = readFileSync(join(this.#folder, 'out.jsonl'), 'utf8').split('\n').slice(0, -1);
    const keys = [...calls.keys()].sort();
    for (let row = 0; row < this.#rows; row += 1) {
      const result = JSON.parse(results[row] ?? '{}') as { row?: number; reason?: string; result?: string };
      const [first, second] = steps.map((step) => keys.find((key) => key.endsWith(`.${row}/${step}`)));
      const last = second === undefined ? undefined : calls.get(second)?.answers.at(-1);
      const isWhole = result.row === row && result.reason === 'exit' && result.result === last;
      if (first === undefined || last === undefined || !isWhole) lost.push(`row ${row}`);
    }
    if (results.length !== this.#rows) lost.push(`${results.length} results`);
    return { completed: keys.length, lost, repeated };
  }

  /** From what a process left behind: calls whose results are recorded may not be made again. */
  #learn(): void {
    const journal = join(this.#folder, 'out.jsonl.journal');
    if (!existsSync(journal)) return;
    for (const line of readFileSync(journal, 'utf8').split('\n')) {
      const found = /^\{"type":"completed","name":"(?<name>[^"]*\.tool\.[^"]*)".*"run":"(?<run>[^"]*)"\}$/.exec(line);
      if (found?.groups !== undefined) this.#ledger.known.add(`${found.groups.run}/${found.groups.name}`);
    }
  }
}

function afterTurns(turns: number, then: () => void): void {
  if (turns === 0) then();
  else setImmediate(afterTurns, turns - 1, then);
}
