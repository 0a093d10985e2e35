import { pause } from '../adapters/pause.ts';

/** How models wait. Tests bring a time of their own, so that nobody waits for real. */
export interface ModelTimes {
  /** Waits so many milliseconds; rejects with the signal's reason when that aborts first. */
  pause(milliseconds: number, signal: AbortSignal): Promise<void>;
  /** Rings once after so many milliseconds, unless it is restarted or stopped before. */
  alarm(milliseconds: number, ring: () => void): Alarm;
}

export interface Alarm {
  restart(): void;
  stop(): void;
}

/** Longest delay that a timer can hold. */
const longestTimer = 2 ** 31 - 1;

export const realTimes: ModelTimes = {
  pause,
  alarm(milliseconds, ring) {
    const timer = setTimeout(ring, Math.min(milliseconds, longestTimer));
    return {
      restart() {
        timer.refresh();
      },
      stop() {
        clearTimeout(timer);
      },
    };
  },
};
