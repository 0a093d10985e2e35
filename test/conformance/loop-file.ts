import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Json } from '#core/ir/json.ts';

/** Agents that Letta's real loops ran: what was offered, what a scripted model called, whether the loop went on. */
export interface LoopFile {
  readonly runs: readonly LoopRun[];
}

export interface LoopRun {
  readonly id: string;
  /** 2: the loop of `workflow_agent`; 3: that of `letta_v1_agent`. */
  readonly ver: 2 | 3;
  /** In order of attachment. */
  readonly tools: readonly string[];
  readonly rules: readonly Json[];
  readonly req: readonly LoopRequest[];
}

export interface LoopRequest {
  readonly in: 'msg' | { readonly approve: boolean };
  readonly t: readonly LoopStep[];
  readonly stop: string | null;
  readonly exc?: string;
}

/** Absent: not reached. */
export interface LoopStep {
  /** Offered tools and the forced one. */
  readonly of?: readonly string[];
  readonly fc?: string | null;
  /** What the model called, and its `request_heartbeat`. */
  readonly m?: readonly [tool: string, heartbeat: Json] | null;
  /** What the tool gave: success and value. */
  readonly o?: readonly [ok: boolean, value: Json];
  /** A rule violation. */
  readonly vi?: 1;
  readonly co?: boolean;
  readonly sr?: string | null;
}

export function readLoops(): LoopFile {
  const path = fileURLToPath(new URL('loop-public.json', import.meta.url));
  return JSON.parse(readFileSync(path, 'utf8')) as LoopFile;
}
