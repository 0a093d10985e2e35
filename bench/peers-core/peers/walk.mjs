// @ts-check
// Explores a model (JSON, named by the first argument) with the graph utilities of xstate, and prints what it took.
import { readFileSync } from 'node:fs';
import { argv } from 'node:process';
import { assign, createMachine } from 'xstate';
import { getAdjacencyMap } from 'xstate/graph';

/** @typedef {{ last: number, failed: boolean, counts: number[], had: boolean[], ok: boolean[] }} Context */
/** @type {import('../model.ts').Model} */
const { tools, first, required } = JSON.parse(readFileSync(argv[2] ?? '', 'utf8'));
const parents = new Set(tools.map(({ after }) => after));

/** @type {Context} */
const nothing = {
  last: -1,
  failed: false,
  counts: tools.map(() => 0),
  had: tools.map(() => false),
  ok: tools.map(() => false),
};

/** @param {Context} context */
const complete = ({ had }) => required.every((index) => had[index]);

/** @type {(context: Context, index: number) => boolean} */
function mayCall(context, index) {
  const { limit, after } = tools[index] ?? {};
  if (limit != null && (context.counts[index] ?? 0) >= limit) return false;
  if (after != null && context.ok[after] !== true) return false;
  const last = tools[context.last];
  if (last === undefined) return first?.includes(index) ?? true;
  return last.end === 'alone' ? !complete(context) : (last.next?.includes(index) ?? true);
}

/** @type {(context: Context, index: number, failed: boolean) => Context} */
function called(context, index, failed) {
  const { limit } = tools[index] ?? {};
  return {
    last: index,
    failed,
    counts: limit == null ? context.counts : context.counts.map((count, at) => count + (at === index ? 1 : 0)),
    had: required.includes(index) ? context.had.with(index, true) : context.had,
    ok: parents.has(index) && !failed ? context.ok.with(index, true) : context.ok,
  };
}

/** @type {(index: number, failed: boolean) => object} */
const call = (index, failed) => ({
  guard: (/** @type {{ context: Context }} */ { context }) => mayCall(context, index),
  actions: assign(({ context }) => called(context, index, failed)),
});
const calls = tools.flatMap(({ name }, index) => [
  [name, call(index, false)],
  ...(parents.has(index) ? [[`${name} failed`, call(index, true)]] : []),
]);
const end = {
  target: 'ended',
  guard: (/** @type {{ context: Context }} */ { context }) =>
    (tools[context.last]?.end ?? 'no') !== 'no' && complete(context),
  actions: assign(() => nothing),
};
const on = Object.fromEntries([...calls, ['end', end]]);
const machine = createMachine({
  initial: 'going',
  context: nothing,
  states: { going: { on }, ended: { type: 'final' } },
});

const started = performance.now();
const states = Object.values(getAdjacencyMap(machine, { events: Object.keys(on).map((type) => ({ type })) }));
const milliseconds = performance.now() - started;
const stuck = states.filter(
  ({ state, transitions }) => state.status !== 'done' && Object.values(transitions).every((one) => one.state === state),
);
console.log(JSON.stringify({ states: states.length, stuck: stuck.length, milliseconds }));
