import {
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  type Attributes,
  type Span,
  type Tracer,
} from '@opentelemetry/api';
import type { RunEvent } from '#core/events/run-event.ts';
import { isSuccess } from '#core/events/stop-reason.ts';
import { modelName } from './model-name.ts';

/** A run, or a workflow called as a tool, between its first event and its last. */
interface OpenRun {
  readonly span: Span;
  readonly model: string;
  /** What it waits for: a model, a person or a tool. There is one at a time. */
  waits: { readonly span: Span; readonly step: number } | undefined;
}

/**
 * Turns the events of runs into spans, named by the semantic conventions for generative AI of OpenTelemetry (version
 * 0.1.0). Spans tell what was asked and called, when and at what cost; inputs, arguments, results and texts of models
 * stay out of them.
 */
export class RunSpans {
  readonly #runs = new Map<string, OpenRun>();

  readonly #tracer: Tracer;
  #time = 0;

  constructor(tracer: Tracer) {
    this.#tracer = tracer;
  }

  /** Events of several runs may be mixed; those of one come in order. */
  add(event: RunEvent): void {
    this.#time = event.time;
    if (event.type === 'run-started') {
      this.#begin(event);
      return;
    }
    const run = this.#runs.get(event.run);
    if (run === undefined) return;
    switch (event.type) {
      case 'model-asked': {
        const name = modelName(run.model);
        this.#wait(run, event, `chat ${name.model}`, SpanKind.CLIENT, {
          'gen_ai.operation.name': 'chat',
          'gen_ai.provider.name': name.provider,
          'gen_ai.request.model': name.model,
        });
        return;
      }
      case 'model-replied':
        run.waits?.span.setAttributes({
          ...(event.usage !== undefined && {
            'gen_ai.usage.input_tokens': event.usage.input,
            'gen_ai.usage.output_tokens': event.usage.output,
          }),
          ...(event.cost !== undefined && { 'toolpath.cost': event.cost }),
        });
        this.#waited(run);
        return;
      case 'approval-asked':
        this.#wait(run, event, `approve ${event.tool}`, SpanKind.INTERNAL, { 'gen_ai.tool.name': event.tool });
        return;
      case 'approval-given':
        run.waits?.span.setAttribute('toolpath.verdict', event.verdict);
        this.#waited(run);
        return;
      case 'tool-started':
        this.#wait(run, event, `execute_tool ${event.tool}`, SpanKind.INTERNAL, {
          'gen_ai.operation.name': 'execute_tool',
          'gen_ai.tool.name': event.tool,
          'gen_ai.tool.type': 'function',
          'toolpath.chosen_by': event.chosenBy,
        });
        return;
      case 'tool-finished':
        if (event.simulated === true) run.waits?.span.setAttribute('toolpath.simulated', true);
        this.#waited(run, event.ok ? undefined : 'tool-failed');
        return;
      case 'call-refused':
        run.span.addEvent(
          'toolpath.call_refused',
          { 'error.type': event.reason, ...(event.tool !== undefined && { 'gen_ai.tool.name': event.tool }) },
          event.time,
        );
        return;
      case 'run-finished': {
        const failed = isSuccess(event.reason) ? undefined : event.reason;
        run.span.setAttribute('toolpath.stop_reason', event.reason);
        this.#end(event.run, failed, failed === undefined ? undefined : event.message);
        return;
      }
      case 'model-text':
      case 'tool-output':
        return;
    }
  }

  /** Ends what is still open at the time of the last event: its run was left unfinished. */
  close(): void {
    for (const run of this.#runs.keys()) this.#end(run, undefined, undefined);
  }

  #begin(event: Extract<RunEvent, { type: 'run-started' }>): void {
    const caller = this.#runs.get(event.run.slice(0, Math.max(0, event.run.lastIndexOf('/'))));
    const parent = caller?.waits?.span ?? caller?.span;
    const span = this.#tracer.startSpan(
      `invoke_workflow ${event.workflow}`,
      {
        kind: SpanKind.INTERNAL,
        startTime: event.time,
        attributes: {
          'gen_ai.operation.name': 'invoke_workflow',
          'gen_ai.agent.name': event.workflow,
          'gen_ai.conversation.id': event.run,
        },
      },
      parent === undefined ? ROOT_CONTEXT : trace.setSpan(ROOT_CONTEXT, parent),
    );
    this.#runs.set(event.run, { span, model: event.model, waits: undefined });
  }

  #wait(
    run: OpenRun,
    event: { readonly step: number; readonly time: number },
    name: string,
    kind: SpanKind,
    attributes: Attributes,
  ): void {
    this.#waited(run);
    const context = trace.setSpan(ROOT_CONTEXT, run.span);
    const { step, time } = event;
    const span = this.#tracer.startSpan(
      name,
      { kind, startTime: time, attributes: { ...attributes, 'toolpath.step': step } },
      context,
    );
    run.waits = { span, step };
  }

  #waited(run: OpenRun, failed?: string): void {
    if (run.waits === undefined) return;
    end(run.waits.span, this.#time, failed);
    run.waits = undefined;
  }

  /** Also ends what the run waits for, and the workflows that it called: they ended for the same reason. */
  #end(name: string, failed: string | undefined, message: string | undefined): void {
    for (const inner of this.#runs.keys()) if (inner.startsWith(`${name}/`)) this.#end(inner, failed, undefined);
    const run = this.#runs.get(name);
    if (run === undefined) return;
    this.#waited(run, failed);
    end(run.span, this.#time, failed, message);
    this.#runs.delete(name);
  }
}

function end(span: Span, time: number, failed: string | undefined, message?: string): void {
  if (failed !== undefined) {
    span.setAttribute('error.type', failed);
    span.setStatus({ code: SpanStatusCode.ERROR, ...(message !== undefined && { message }) });
  }
  span.end(time);
}
