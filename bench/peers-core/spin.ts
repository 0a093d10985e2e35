import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';

/** What compiles a model into its verifier. `-o2` keeps variables that only tell states apart, so that all count the same. */
const generate = ['spin', ['-o2', '-a', 'model.pml']] as const;
const compile = ['gcc', ['-O2', '-DSAFETY', '-DNOREDUCE', '-w', '-o', 'pan', 'pan.c']] as const;

/** Writes the verifier of a model into a folder, compiles it and lets it visit every state. Returns what it printed. */
export function verify(folder: string, model: string): string {
  writeFileSync(`${folder}/model.pml`, model);
  for (const [command, words] of [generate, compile]) execFileSync(command, words, { cwd: folder, stdio: 'pipe' });
  return visit(folder);
}

/** Runs the verifier that a folder has. */
export function visit(folder: string): string {
  return execFileSync('./pan', ['-m10000000', '-w24'], { cwd: folder, encoding: 'utf8' });
}

/** The number of states in the verifier's report. */
export function statesIn(report: string): number {
  return Number(/(\d+) states, stored/.exec(report)?.[1]);
}

/** Whether `spin` and a C compiler are on the path. */
export function hasSpin(): boolean {
  try {
    execFileSync('spin', ['-V'], { stdio: 'pipe' });
    execFileSync('gcc', ['--version'], { stdio: 'pipe' });
    return true;
  } catch {
    return false;
  }
}
