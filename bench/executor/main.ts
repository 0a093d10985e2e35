import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { createMessageConnection, IPCMessageReader, IPCMessageWriter } from 'vscode-jsonrpc/node';
import { directSteps } from '#executor/adapters/direct-steps.ts';
import { modelTable } from '#executor/model/model-table.ts';
import { planProgram } from '#executor/plan/program-plan.ts';
import { startRun as startRunMethod } from '#executor/protocol/messages.ts';
import { runWorkflow } from '#executor/run.ts';
import { startRun, type RunHost } from '#executor/start-run.ts';
import { runContext } from '#executor/step/new-context.ts';
import { median } from '../support/median.ts';
import { bareLoop } from './bare-loop.ts';
import { loopingProgram } from './looping-program.ts';
import { startModelServer, type ModelServer } from './start-model-server.ts';

/** Runs of a workflow: cold start, cost per step beside a loop written by hand, rehearsals. Medians; see README. */
const rounds = 9;
const steps = 50;

const nobody: RunHost = {
  onEvent: () => undefined,
  askApproval: () => Promise.resolve({ verdict: 'once' }),
  askPerson: () => Promise.resolve({ declined: true }),
  askSecret: () => Promise.resolve({ refused: 'no secrets here' }),
  askServer: () => Promise.resolve({ refused: 'no servers here' }),
  askUncompleted: () => Promise.resolve({ decision: 'stop' }),
};

/** One run through our loop; the model is real, the tool a function, as in the loop written by hand. */
async function ourLoop(server: ModelServer, model: string): Promise<void> {
  const program = planProgram(loopingProgram);
  const models = modelTable([{ name: 'local', baseUrl: server.baseUrl }]);
  const context = runContext(program.entry, {
    run: 'bench',
    path: ['looping'],
    inputs: {},
    chosenModel: `local/${model}`,
    inheritedModel: undefined,
    remainingTokens: undefined,
  });
  const port = directSteps(
    {
      async model(op, signal) {
        const asked = models(op.request.model);
        if (asked === undefined) throw new Error(`no model ${op.request.model}`);
        return { ok: true, reply: await asked.ask(op.request, { signal, onText: () => undefined }), milliseconds: 0 };
      },
      tool: (op) => Promise.resolve({ ok: true, value: `did ${JSON.stringify(op.arguments.number)}`, milliseconds: 0 }),
      approve: () => Promise.resolve({ verdict: 'once' }),
    },
    new AbortController().signal,
  );
  const outcome = await runWorkflow(
    { program, observer: { emit: () => undefined, now: Date.now } },
    context,
    port,
    new Set(),
  );
  if (outcome.end.reason !== 'exit') throw new Error(`the run ended with ${outcome.end.reason}`);
}

async function processorTime(work: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

async function costPerStep(server: ModelServer): Promise<void> {
  const ours: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const model = `work-${steps}`;
    const bareTime = await processorTime(() => bareLoop(server.baseUrl, model));
    const ourTime = await processorTime(() => ourLoop(server, model));
    // The first round loads and compiles.
    if (round > 0) bare.push(bareTime / steps);
    if (round > 0) ours.push(ourTime / steps);
  }
  const [our, their] = [median(ours), median(bare)];
  console.log(
    `processor time per step, streamed, ${steps} steps: ${our.toFixed(2)} ms; bare SDK loop ${their.toFixed(2)} ms (× ${(our / their).toFixed(2)})`,
  );
}

async function rehearsals(): Promise<void> {
  const rates: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    let made = 0;
    const host: RunHost = {
      ...nobody,
      onEvent: (event) => {
        if (event.type === 'run-finished') made += event.steps;
      },
    };
    const since = performance.now();
    for (let seed = 0; seed < 1000; seed += 1) {
      await startRun(
        { run: 'bench', program: loopingProgram, inputs: {}, model: 'rehearsal', seed, providers: [] },
        host,
      );
    }
    if (round > 0) rates.push((made / (performance.now() - since)) * 1000);
  }
  console.log(`rehearsed steps per second: ${Math.round(median(rates)).toLocaleString('en-US')}`);
}

/** From the start of the process to its first request to the model, with the bundle as the editor starts it. */
async function coldStart(server: ModelServer): Promise<void> {
  const bundle = fileURLToPath(new URL('../../dist/executor.cjs', import.meta.url));
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const since = Date.now();
    const child = fork(bundle, { execArgv: [] });
    const connection = createMessageConnection(new IPCMessageReader(child), new IPCMessageWriter(child));
    connection.listen();
    const requested = server.requested();
    const entry = loopingProgram.workflows.map((workflow) => ({
      ...workflow,
      tools: workflow.tools.map((tool) => ({
        ...tool,
        implementation: { kind: 'prompt', id: 'prompt', text: { id: 'text', parts: [] } } as const,
      })),
    }));
    const run = connection.sendRequest(startRunMethod, {
      run: 'bench',
      program: { ...loopingProgram, workflows: entry },
      inputs: {},
      model: 'local/work-1',
      providers: [{ name: 'local', baseUrl: server.baseUrl }],
    });
    // The process is ended in the middle of the run.
    run.catch(() => undefined);
    times.push((await requested) - since);
    connection.dispose();
    child.kill('SIGKILL');
  }
  console.log(`process start to first model request: ${Math.round(median(times))} ms`);
}

const server = await startModelServer();
await rehearsals();
await costPerStep(server);
await coldStart(server);
server.stop();
