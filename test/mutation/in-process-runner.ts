import { globSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import type { InstrumenterContext } from '@stryker-mutator/api/core';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import {
  determineHitLimitReached,
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
import { testsOf, type CollectedTest } from './collected-tests.ts';
import { countingRound, freshModules } from './fresh-modules.ts';

/** What instrumented code and Stryker tell each other. */
const context = ((globalThis as { __stryker__?: InstrumenterContext }).__stryker__ ??= {});

/**
 * Stryker's limit of hits is a hundred times those of all tests together. A test that alone comes by a mutant four times
 * as often as all tests do without it, and more than a few times, goes round in an endless loop.
 */
const hitsOfOneTest = 0.04;
const aFewHits = 10_000;

/** The round of the modules that no mutant was active in while they were loaded. */
const clean = 1;

/**
 * Runs the test files that vitest would run, without vitest around them: modules are loaded once and not for each
 * mutant, which takes milliseconds then. Only for a mutant of what is evaluated while modules load they are loaded anew.
 */
class InProcessRunner implements TestRunner {
  readonly #load = freshModules(process.cwd(), new URL('collected-tests.ts', import.meta.url).href);
  readonly #files = (config.test?.include ?? []).flatMap((pattern) => globSync(pattern).sort());
  readonly #setup = [config.test?.setupFiles ?? []].flat();
  readonly #clean = new Map<string, readonly CollectedTest[]>();
  /** Per test: the milliseconds that it took last, and how many mutants it has killed. */
  readonly #records = new Map<string, { time: number; kills: number }>();
  #round = clean;

  capabilities(): TestRunnerCapabilities {
    return { reloadEnvironment: true };
  }

  async init(): Promise<void> {
    Object.assign(process.env, config.test?.env);
    for (const file of this.#setup) await this.#load(file, countingRound);
  }

  async dryRun(): Promise<DryRunResult> {
    context.mutantCoverage = { static: {}, perTest: {} };
    const tests: TestResult[] = [];
    for (const file of this.#files) {
      for (const test of await testsOf(file, () => this.#load(file, countingRound))) tests.push(await this.#run(test));
    }
    return { status: DryRunStatus.Complete, tests, mutantCoverage: context.mutantCoverage };
  }

  async mutantRun({
    activeMutant,
    mutantActivation,
    testFilter,
    hitLimit,
  }: MutantRunOptions): Promise<MutantRunResult> {
    if (hitLimit !== undefined) context.hitLimit = Math.max(aFewHits, hitLimit * hitsOfOneTest);
    try {
      const ids = new Set(testFilter);
      const files = this.#files.filter(
        (file) => mayNotice(file, activeMutant.fileName) && testFilter?.some((id) => id.startsWith(`${file}#`)),
      );
      const tests = (await this.#cleanTests(files)).filter(({ id }) => ids.has(id));
      context.activeMutant = activeMutant.id;
      const results =
        mutantActivation === 'static' ? await this.#runAnew(activeMutant.fileName) : await this.#runUntilFailure(tests);
      const endless = determineHitLimitReached(context.hitCount, context.hitLimit);
      return toMutantRunResult(endless ?? { status: DryRunStatus.Complete, tests: [...results] });
    } catch (error) {
      return toMutantRunResult({ status: DryRunStatus.Error, errorMessage: String(error) });
    } finally {
      delete context.activeMutant;
      delete context.hitLimit;
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
      results.push(...(await this.#runUntilFailure(await testsOf(file, () => this.#load(file, round)))));
      if (results.some(({ status }) => status === TestStatus.Failed)) break;
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
      const result = await this.#run(test);
      results.push(result);
      if (result.status === TestStatus.Failed || this.#isEndless()) break;
    }
    return results;
  }

  #isEndless(): boolean {
    return determineHitLimitReached(context.hitCount, context.hitLimit) !== undefined;
  }

  async #run(test: CollectedTest): Promise<TestResult> {
    const { id, name, file: fileName, body } = test;
    const record = this.#records.get(id) ?? { time: 0, kills: 0 };
    this.#records.set(id, record);
    context.currentTestId = id;
    context.hitCount = 0;
    const start = performance.now();
    const failureMessage = await failureOf(body);
    delete context.currentTestId;
    record.time = performance.now() - start;
    const ran = { id, name, fileName, timeSpentMs: record.time };
    if (failureMessage === undefined) return { ...ran, status: TestStatus.Success };
    record.kills += 1;
    return { ...ran, status: TestStatus.Failed, failureMessage };
  }
}

/**
 * Whether a test file is asked about a mutant at all. Whole texts are for the checks of what texts declare, recorded
 * answers of Letta for the code that reads Letta's rules; all else must be noticed in the core.
 */
function mayNotice(file: string, mutated: string): boolean {
  if (file.startsWith('test/language/')) return mutated.includes('/checks/');
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
