/**
 * Milliseconds of processor time of the fastest of several calls: what the code costs, whatever else the machine does.
 * Garbage collection and compilation count, also where other threads do them.
 */
export function cpuTime(rounds: number, work: () => void): number {
  let best = Infinity;
  for (let round = 0; round < rounds; round += 1) {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}
