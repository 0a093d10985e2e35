import { globSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import type { InstrumenterContext, StrykerOptions } from '@stryker-mutator/api/core';
import { commonTokens, declareClassPlugin, PluginKind, tokens } from '@stryker-mutator/api/plugin';
import {
  DryRunStatus,
  TestStatus,
  toMutantRunResult,
  type DryRunResult,
  type MutantRunOptions,
  type MutantRunResult,
  type TestResult,
  type TestRunner,
  type TestRunnerCapabilities,
} from '@stryker-mutator/api/test-runner';
import config from '../../vitest.mutation.config.ts';
import { boundArrays } from './bounded-arrays.ts';
import { testsOf, type CollectedTest } from './collected-tests.ts';
import { countingRound, freshModules, type Watch } from './fresh-modules.ts';

/** What instrumented code and Stryker tell each other. */
const context = ((globalThis as { __stryker__?: InstrumenterContext }).__stryker__ ??= {});

/**
 * A test that takes five times the steps that it takes without a mutant, and more than a few, is endless. (Stryker's own
 * limit, half as much time again, would depend on what else the machine does.)
 */
const endless = 5;
const aFewSteps = 100_000;

/**
 * Tests that take more steps are not asked: each mutant that survives would cost seconds. Letta's recorded answers are
 * few tests of many answers each, and all there is to compare with.
 */
const quickTest = 300_000;

/** The round of the modules that no mutant was active in while they were loaded. */
const clean = 1;

interface TestRecord {
  /** Milliseconds that it took. */
  readonly time: number;
  /** Steps that it took. */
  readonly steps: number;
  /** Mutants that it has killed. */
  kills: number;
}

/**
 * Runs the test files that vitest would run, without vitest around them: modules are loaded once and not for each
 * mutant, which takes milliseconds then. Only for a mutant of what is evaluated while modules load they are loaded anew.
 */
class InProcessRunner implements TestRunner {
  readonly #watch: Watch = { activeMutant: undefined, steps: 0, mostSteps: Infinity };
  readonly #load = freshModules(process.cwd(), new URL('collected-tests.ts', import.meta.url).href, this.#watch);
  /** Test files that some mutant may be noticed by. */
  readonly #files: readonly string[];
  readonly #setup = [config.test?.setupFiles ?? []].flat();
  readonly #clean = new Map<string, readonly CollectedTest[]>();
  /** Of tests that have run without a mutant. */
  readonly #records = new Map<string, TestRecord>();
  #round = clean;

  static readonly inject = tokens(commonTokens.options);

  constructor({ mutate }: Pick<StrykerOptions, 'mutate'>) {
    const mutated = mutate.flatMap((pattern) => globSync(pattern.replace(/:\d.*$/, '')));
    const files = (config.test?.include ?? []).flatMap((pattern) => globSync(pattern).sort());
    this.#files = files.filter((file) => mutated.some((one) => mayNotice(file, one)));
  }

  capabilities(): TestRunnerCapabilities {
    return { reloadEnvironment: true };
  }

  async init(): Promise<void> {
    Object.assign(process.env, config.test?.env);
    boundArrays();
    for (const file of this.#setup) await this.#load(file, countingRound);
  }

  async dryRun(): Promise<DryRunResult> {
    context.mutantCoverage = { static: {}, perTest: {} };
    const tests: TestResult[] = [];
    for (const file of this.#files) {
      for (const test of await testsOf(file, () => this.#load(file, countingRound))) {
        context.currentTestId = test.id;
        tests.push(await this.#run(test));
        delete context.currentTestId;
      }
    }
    return { status: DryRunStatus.Complete, tests, mutantCoverage: context.mutantCoverage };
  }

  async mutantRun({ activeMutant, mutantActivation, testFilter }: MutantRunOptions): Promise<MutantRunResult> {
    try {
      const ids = new Set(testFilter);
      const files = this.#files.filter(
        (file) => mayNotice(file, activeMutant.fileName) && testFilter?.some((id) => id.startsWith(`${file}#`)),
      );
      const tests = (await this.#cleanTests(files)).filter(({ id }) => ids.has(id));
      for (const test of tests) await this.#record(test);
      const quick = tests.filter(({ id, file }) => {
        return file.startsWith('test/conformance/') || (this.#records.get(id)?.steps ?? 0) <= quickTest;
      });
      this.#watch.activeMutant = activeMutant.id;
      const results =
        mutantActivation === 'static' ? await this.#runAnew(activeMutant.fileName) : await this.#runUntilFailure(quick);
      return toMutantRunResult(
        this.#isEndless()
          ? { status: DryRunStatus.Timeout, reason: `Endless: ${this.#watch.mostSteps} steps` }
          : { status: DryRunStatus.Complete, tests: [...results] },
      );
    } catch (error) {
      return toMutantRunResult({ status: DryRunStatus.Error, errorMessage: String(error) });
    } finally {
      this.#watch.activeMutant = undefined;
      this.#watch.steps = 0;
    }
  }

  /** Tests of some files, loaded when they are first asked for. */
  async #cleanTests(files: readonly string[]): Promise<readonly CollectedTest[]> {
    for (const file of files) {
      if (!this.#clean.has(file)) this.#clean.set(file, await testsOf(file, () => this.#load(file, clean)));
    }
    return files.flatMap((file) => this.#clean.get(file) ?? []);
  }

  /** Loads one file after the other under the active mutant, and runs its tests, up to the first failure. */
  async #runAnew(mutated: string): Promise<readonly TestResult[]> {
    this.#round += 1;
    const round = this.#round;
    const results: TestResult[] = [];
    for (const file of this.#files.filter((one) => mayNotice(one, mutated))) {
      this.#watch.mostSteps = Infinity;
      results.push(...(await this.#runUntilFailure(await testsOf(file, () => this.#load(file, round)))));
      if (results.some(({ status }) => status === TestStatus.Failed) || this.#isEndless()) break;
    }
    return results;
  }

  /** Those first that tell most in the shortest time. */
  async #runUntilFailure(tests: readonly CollectedTest[]): Promise<readonly TestResult[]> {
    const cost = ({ id }: CollectedTest): number => {
      const { time, kills } = this.#records.get(id) ?? { time: 0, kills: 0 };
      return time / (kills + 1);
    };
    const results: TestResult[] = [];
    for (const test of tests.toSorted((one, other) => cost(one) - cost(other))) {
      const record = this.#records.get(test.id);
      this.#watch.mostSteps = (record?.steps ?? Infinity) * endless + aFewSteps;
      const result = await this.#run(test);
      results.push(result);
      if (result.status !== TestStatus.Failed && !this.#isEndless()) continue;
      if (record !== undefined) record.kills += 1;
      break;
    }
    return results;
  }

  #isEndless(): boolean {
    return this.#watch.steps > this.#watch.mostSteps;
  }

  /** Runs a test without a mutant, unless it did before: how long it takes says when its turn is, and what is endless. */
  async #record(test: CollectedTest): Promise<void> {
    if (this.#records.has(test.id)) return;
    this.#watch.mostSteps = Infinity;
    const { timeSpentMs: time } = await this.#run(test);
    this.#records.set(test.id, { time, steps: this.#watch.steps, kills: 0 });
  }

  async #run({ id, name, file: fileName, body }: CollectedTest): Promise<TestResult> {
    this.#watch.steps = 0;
    const start = performance.now();
    const failureMessage = await failureOf(body);
    const ran = { id, name, fileName, timeSpentMs: performance.now() - start };
    if (failureMessage === undefined) return { ...ran, status: TestStatus.Success };
    return { ...ran, status: TestStatus.Failed, failureMessage };
  }
}

/**
 * Whether a test file is asked about a mutant at all. Whole texts are for the checks of what texts declare, recorded
 * answers of Letta for the code that reads Letta's rules. The explorer must be noticed by tests of its own: what checks
 * make of its spaces comes on top. All else must be noticed in the core.
 */
function mayNotice(file: string, mutated: string): boolean {
  if (file.startsWith('test/language/')) return mutated.includes('/checks/');
  if (mutated.includes('/automaton/')) return file.startsWith('test/core/automaton/');
  if (file.startsWith('test/conformance/') || file.includes('/letta/')) return mutated.includes('/letta/');
  return true;
}

/** What a test fails with; `undefined` when it passes. */
async function failureOf(body: () => unknown): Promise<string | undefined> {
  try {
    await body();
    return undefined;
  } catch (error) {
    return String(error);
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'in-process', InProcessRunner)];
