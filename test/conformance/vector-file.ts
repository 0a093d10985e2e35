import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Json } from '#core/ir/json.ts';

/** A file of recorded answers of Letta's own solver; `vectors.schema.json` describes it. */
export interface VectorFile {
  readonly sets: readonly RuleSetVector[];
  readonly match: readonly MatchVector[];
  readonly validate: readonly ValidateVector[];
  readonly dedup: readonly DedupVector[];
  readonly merge: readonly MergeVector[];
}

export interface RuleSetVector {
  readonly id: string;
  readonly tools: readonly string[];
  readonly rules: readonly Json[];
  /** Some rule uses Python-native keys, which the wire format cannot say. */
  readonly py?: 1;
  readonly pp?: readonly number[];
  readonly ra?: readonly string[];
  readonly s: readonly StateVector[];
}

export interface StateVector {
  readonly op?: 'clear';
  readonly c?: string;
  readonly r?: string;
  readonly av?: readonly string[];
  readonly a?: readonly string[];
  readonly e?: string;
  readonly x?: string;
  readonly p?: Readonly<Record<string, Readonly<Record<string, Json>>>>;
  readonly q?: Readonly<Record<string, string>>;
  readonly u?: readonly string[];
  readonly f?: number;
  readonly g?: readonly [string, readonly number[]];
}

/** JSON text of the output, kind of the key, text of the key, verdict. */
export type MatchVector = readonly [string, 's' | 'n' | 'i' | 'f' | 'b', string, 0 | 1 | string];

export type ValidateVector =
  { readonly in: Json; readonly ok: Json } | { readonly in: Json; readonly err: readonly string[] };

export interface DedupVector {
  readonly in: readonly Json[];
  readonly kept: readonly number[];
}

type Arguments = Readonly<Record<string, Json>>;
export type MergeVector = { readonly props: Arguments; readonly llm: Arguments; readonly pre: Arguments } & (
  | { readonly ok: Arguments }
  | { readonly err: { readonly unknown: readonly string[]; readonly invalid: readonly string[] } }
);

/** The vectors of this folder, then the files that CONFORMANCE_VECTORS names, separated by colons. */
export function vectorFiles(): readonly string[] {
  const further = (process.env.CONFORMANCE_VECTORS ?? '').split(':').filter((path) => path !== '');
  return [fileURLToPath(new URL('vectors-public.json', import.meta.url)), ...further];
}

/** Reads one file of vectors. */
export function readVectors(path: string): VectorFile {
  return JSON.parse(readFileSync(path, 'utf8')) as VectorFile;
}
