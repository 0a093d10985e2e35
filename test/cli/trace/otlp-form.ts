/** What may stand in a place: a check of a plain value, a list of a message, or a message. */
type Form = ((value: unknown) => boolean) | { readonly each: Message } | Message;

/** Names of the fields of a message, all of which may be absent in the protocol. */
type Message = Readonly<Record<string, unknown>>;

const text = (value: unknown): boolean => typeof value === 'string';
const count = (value: unknown): boolean => Number.isInteger(value) && (value as number) >= 0;
const hex = (bytes: number) => (value: unknown) =>
  typeof value === 'string' && new RegExp(`^[0-9a-f]{${bytes * 2}}$`).test(value) && !/^0+$/.test(value);
const int64 = (value: unknown): boolean =>
  Number.isSafeInteger(value) || (typeof value === 'string' && /^-?\d{1,19}$/.test(value));
const fixed64 = (value: unknown): boolean => typeof value === 'string' && /^\d{1,20}$/.test(value);
const oneOf = (most: number) => (value: unknown) => count(value) && (value as number) <= most;

const attributes = {
  each: {
    key: text,
    value: {
      stringValue: text,
      intValue: int64,
      doubleValue: (value: unknown) => typeof value === 'number',
      boolValue: (value: unknown) => typeof value === 'boolean',
    },
  },
};
const dropped = { droppedAttributesCount: count };
const span = {
  traceId: hex(16),
  spanId: hex(8),
  parentSpanId: hex(8),
  traceState: text,
  flags: count,
  name: text,
  kind: oneOf(5),
  startTimeUnixNano: fixed64,
  endTimeUnixNano: fixed64,
  attributes,
  events: { each: { timeUnixNano: fixed64, name: text, attributes, ...dropped } },
  droppedEventsCount: count,
  links: { each: { traceId: hex(16), spanId: hex(8), attributes, ...dropped } },
  droppedLinksCount: count,
  status: { code: oneOf(2), message: text },
  ...dropped,
};

/**
 * `ExportTraceServiceRequest` in JSON, from `opentelemetry/proto/trace/v1/trace.proto`: names in lower camel case, ids in
 * hexadecimal, enumerations as numbers, 64-bit integers as texts or numbers.
 */
const request: Form = {
  resourceSpans: {
    each: {
      resource: { attributes, ...dropped },
      scopeSpans: {
        each: { scope: { name: text, version: text, attributes, ...dropped }, spans: { each: span }, schemaUrl: text },
      },
      schemaUrl: text,
    },
  },
};

/** Where a value is no trace request in OTLP JSON. */
export function formProblems(value: unknown): readonly string[] {
  return [...problems(value, request, '')];
}

function* problems(value: unknown, form: Form, path: string): Iterable<string> {
  if (typeof form === 'function') {
    if (!form(value)) yield `${path}: ${JSON.stringify(value)}`;
  } else if (typeof value !== 'object' || value === null || Array.isArray(value) !== 'each' in form) {
    yield `${path}: ${JSON.stringify(value)}`;
  } else if ('each' in form) {
    for (const [index, one] of Object.entries(value)) yield* problems(one, form.each as Form, `${path}[${index}]`);
  } else {
    for (const [name, field] of Object.entries(value)) {
      if (Object.hasOwn(form, name)) yield* problems(field, form[name] as Form, `${path}.${name}`);
      else yield `${path}.${name} is no field`;
    }
  }
}
