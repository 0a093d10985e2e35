import { open, type FileHandle } from 'node:fs/promises';
import { JsonTraceSerializer } from '@opentelemetry/otlp-transformer';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { TracerProvider } from '@opentelemetry/sdk-trace';
import type { RunEvent } from '#core/events/run-event.ts';
import { version } from '../version.ts';
import { FinishedSpans } from './finished-spans.ts';
import { RunSpans } from './run-spans.ts';

/**
 * A file to which each run is added as one line when it has ended: OTLP JSON, as the file exporter of OpenTelemetry
 * specifies it. The file is made where there is none, for its owner alone.
 */
export class TraceFile {
  readonly #file: FileHandle;
  readonly #spans: RunSpans;
  #written: Promise<void> = Promise.resolve();

  private constructor(file: FileHandle) {
    this.#file = file;
    const processor = new FinishedSpans((spans) => {
      const line = JsonTraceSerializer.serializeRequest(spans);
      if (line === undefined) return;
      const text = `${Buffer.from(line).toString('utf8')}\n`;
      this.#written = this.#written.then(() => file.appendFile(text));
      // `close` tells of it.
      this.#written.catch(() => undefined);
    });
    const resource = resourceFromAttributes({ 'service.name': 'toolpath', 'service.version': version() });
    const provider = new TracerProvider({ resource, spanProcessors: [processor] });
    this.#spans = new RunSpans(provider.getTracer('toolpath', version()));
  }

  /** Rejects with the error of the system when the file cannot be written. */
  static async open(path: string): Promise<TraceFile> {
    return new TraceFile(await open(path, 'a', 0o600));
  }

  add(event: RunEvent): void {
    this.#spans.add(event);
  }

  /** Writes what is left, unfinished runs too. Rejects when something could not be written. */
  async close(): Promise<void> {
    this.#spans.close();
    try {
      await this.#written;
    } finally {
      await this.#file.close();
    }
  }
}
