import { DefaultWorkspaceLock, delayNextTick, ReadPriority, type Cancellation } from 'langium';
import type { IdleTime } from './idle-time.ts';

/** Turns of the event loop from the bytes of a message to the call of its handler, and one for bytes that are on their way. */
const turnsOfMessage = 3;
/** So many times one waits for others, that a client which never stops asking does not stop everything. */
const most = 100;

/** Knows who is being answered, so that what nobody waits for can wait. */
export class ServerWorkspaceLock extends DefaultWorkspaceLock {
  private readonly reads = new Set<Promise<unknown>>();
  private begun = 0;
  private readonly idle: IdleTime;

  constructor(idle: IdleTime) {
    super();
    this.idle = idle;
  }

  override write(action: (token: Cancellation.CancellationToken) => void | Promise<void>): Promise<void> {
    this.idle.noteRequest();
    return super.write(action);
  }

  override read<T>(action: () => T | Promise<T>, priority?: ReadPriority): Promise<T> {
    const reading = super.read(action, priority);
    if (priority !== ReadPriority.Immediate) return this.idle.whileAwaited(reading);
    this.begun += 1;
    this.idle.noteRequest();
    this.reads.add(reading);
    const remove = (): void => {
      this.reads.delete(reading);
    };
    reading.then(remove, remove);
    return reading;
  }

  /**
   * Settled when every message that has come by now is taken up, and who reads at once has read. Not to be called by who
   * reads so, nor may they wait for a write.
   */
  async answered(): Promise<void> {
    for (let times = 0, begun = -1; times < most && begun !== this.begun; times += 1) {
      begun = this.begun;
      for (let turn = 0; turn < turnsOfMessage; turn += 1) await delayNextTick();
      await Promise.allSettled(this.reads);
    }
  }
}
