import type { Services } from '../services.ts';
import { offerUnfinishedRuns } from './resume-run.ts';
import { isElsewhere } from './unfinished-runs.ts';
import { waitingRuns } from './waiting-runs.ts';

/** How often it is looked again whether another window has gone. */
const looks = 30;

/**
 * Offers the runs that an earlier window left unfinished, also those of a window that is on its way out: after a reload its
 * process lives on for a moment. `pause` resolves when it is time to look again.
 */
export async function offerWhenReleased(services: Services, pause: () => Promise<void> = second): Promise<void> {
  await offerUnfinishedRuns(services);
  for (let left = looks; left > 0 && mayBeReleased(services); left -= 1) {
    await pause();
    await offerUnfinishedRuns(services);
  }
}

function mayBeReleased(services: Services): boolean {
  return waitingRuns(services).some((run) => run.offered !== true && isElsewhere(run));
}

function second(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 1000));
}
