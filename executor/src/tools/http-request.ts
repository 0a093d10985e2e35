import type { Json } from '#core/ir/json.ts';
import type { Value } from '#core/ir/value.ts';
import { isList, isRecord } from '#core/types/fits.ts';
import { resolveTemplate, resolveValue, type ValueScope } from '../values/resolve-value.ts';
import { textForm } from '../values/text-form.ts';
import { requestUrl, writtenOrigin } from './http-url.ts';
import { secretsOf, templatesIn } from './secrets-of.ts';
import type { ToolCall } from './tool-call.ts';
import { ToolFailure } from './tool-failure.ts';

/** One request, ready to be sent. */
export interface HttpRequest {
  readonly url: URL;
  readonly method: string;
  readonly headers: Headers;
  /** Names of the headers that the author wrote: they may hold keys, and are meant for the origin of `url`. */
  readonly authorHeaders: readonly string[];
  readonly body: string | undefined;
  /** Some secret is in it: it may not be sent to any other origin. */
  readonly holdsSecret: boolean;
}

const final = { repeatable: false } as const;

/** Puts the author's request together with the arguments of the call and with secrets. */
export async function httpRequest(call: ToolCall<'http'>): Promise<HttpRequest> {
  const { implementation, arguments: inputs } = call;
  const calls: ValueScope['calls'] = new Map();
  const urlSecrets = await secretsOf([implementation.url], (name) =>
    call.secret(name, writtenOrigin(implementation.url), call.signal),
  );
  const url = requestUrl(implementation.url, { inputs, calls, secrets: urlSecrets });
  const templates = [
    ...implementation.headers.map((header) => header.value),
    ...(implementation.body === undefined ? [] : templatesIn(implementation.body)),
  ];
  const secrets = await secretsOf(templates, (name) => call.secret(name, url.origin, call.signal));
  const scope = { inputs, calls, secrets };
  const headers = requestHeaders(call, scope);
  const body = requestBody(call, scope, headers);
  if (!headers.has('accept')) headers.set('accept', 'application/json, text/plain;q=0.9, */*;q=0.8');
  if (!headers.has('idempotency-key')) headers.set('idempotency-key', call.key);
  return {
    url,
    method: implementation.method,
    headers,
    authorHeaders: implementation.headers.map(({ name }) => name),
    body,
    holdsSecret: urlSecrets.size + secrets.size > 0,
  };
}

function requestHeaders({ implementation }: ToolCall<'http'>, scope: ValueScope): Headers {
  const headers = new Headers();
  for (const { name, value } of implementation.headers) {
    const text = resolveTemplate(value, scope);
    if (!text.ok) throw new ToolFailure(text.message, final);
    const line = textForm(text.value);
    if (/[\r\n\0]/.test(line)) throw new ToolFailure(`the header ${name} may not hold a line break`, final);
    try {
      headers.append(name, line);
    } catch (error) {
      throw new ToolFailure(`the header ${name} is not valid`, { ...final, cause: error });
    }
  }
  return headers;
}

/** A text is sent as it is; a structure as JSON, or as a form when the content type says so. */
function requestBody(call: ToolCall<'http'>, scope: ValueScope, headers: Headers): string | undefined {
  const { body } = call.implementation;
  if (body === undefined) return undefined;
  const resolved = resolveValue(withoutAbsent(body, scope.inputs), scope);
  if (!resolved.ok) throw new ToolFailure(resolved.message, final);
  if (body.kind === 'template') return textForm(resolved.value);
  const type = headers.get('content-type') ?? '';
  if (/^application\/x-www-form-urlencoded\b/i.test(type)) return form(resolved.value);
  if (type === '') headers.set('content-type', 'application/json');
  return JSON.stringify(resolved.value);
}

/** The body without the fields that are optional parameters which the call did not give. */
function withoutAbsent(value: Value, inputs: ValueScope['inputs']): Value {
  if (value.kind === 'list') return { ...value, items: value.items.map((item) => withoutAbsent(item, inputs)) };
  if (value.kind !== 'object') return value;
  const entries = value.entries.flatMap((entry) => {
    const isAbsent = entry.value.kind === 'input' && !Object.hasOwn(inputs, entry.value.name);
    return isAbsent ? [] : [{ ...entry, value: withoutAbsent(entry.value, inputs) }];
  });
  return { ...value, entries };
}

function form(value: Json): string {
  if (!isRecord(value)) throw new ToolFailure('a form must be an object', final);
  const fields = new URLSearchParams();
  for (const [name, item] of Object.entries(value)) {
    for (const one of isList(item) ? item : [item]) fields.append(name, textForm(one));
  }
  return fields.toString();
}
