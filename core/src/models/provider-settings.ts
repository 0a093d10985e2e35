import { isRecord } from '../types/fits.ts';
import type { Json } from '../ir/json.ts';

/** What a model costs, in US dollars for a million tokens. Prices come from the user: there is no built-in table. */
export interface Price {
  readonly input: number;
  readonly output: number;
}

/** What a user says of a provider, in settings or environment. */
export interface ProviderSettings {
  /** Up to and without `/chat/completions`; `{model}` in it becomes the model's name, its query is sent along. */
  readonly baseUrl: string;
  /** The header that carries the key; unless told, `api-key` at Azure's own hosts and a bearer token elsewhere. */
  readonly keyHeader?: 'authorization' | 'api-key';
  /** Milliseconds without a byte after which a request counts as dead; written as `stallTimeout`, in seconds. */
  readonly stall?: number;
  /** Prices by the name of the model; `*` is the price of all others. */
  readonly prices?: Readonly<Record<string, Price>>;
}

/** The settings, or what is wrong with them: `.baseUrl must be a text`. The address itself is not checked. */
export type ReadProviderSettings =
  { readonly ok: true; readonly settings: ProviderSettings } | { readonly ok: false; readonly problem: string };

/** Reads what a user wrote of one provider. Fields that it does not know are left to the caller. */
export function readProviderSettings(value: unknown): ReadProviderSettings {
  if (!isObject(value)) return { ok: false, problem: ' must be an object' };
  const { baseUrl, keyHeader, prices, stallTimeout } = value;
  if (typeof baseUrl !== 'string' || baseUrl === '') return { ok: false, problem: '.baseUrl must be a text' };
  if (keyHeader !== undefined && keyHeader !== 'authorization' && keyHeader !== 'api-key') {
    return { ok: false, problem: '.keyHeader must be `authorization` or `api-key`' };
  }
  if (stallTimeout !== undefined && !(isAmount(stallTimeout) && stallTimeout > 0)) {
    return { ok: false, problem: '.stallTimeout must be a number of seconds, more than 0' };
  }
  const read = prices === undefined ? undefined : readPrices(prices);
  if (typeof read === 'string') return { ok: false, problem: read };
  return {
    ok: true,
    settings: {
      baseUrl,
      ...(keyHeader !== undefined && { keyHeader }),
      ...(stallTimeout !== undefined && { stall: stallTimeout * 1000 }),
      ...(read !== undefined && { prices: read }),
    },
  };
}

function readPrices(value: unknown): Readonly<Record<string, Price>> | string {
  if (!isObject(value)) return '.prices must be an object';
  const prices: [string, Price][] = [];
  for (const [model, price] of Object.entries(value)) {
    const { input, output } = isObject(price) ? price : {};
    if (!isAmount(input) || !isAmount(output)) {
      return `.prices.${model} must be \`{ "input": …, "output": … }\`, in US dollars for a million tokens`;
    }
    prices.push([model, { input, output }]);
  }
  return Object.fromEntries(prices);
}

function isAmount(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return isRecord(value as Json);
}

/** The price of a model; `undefined` when the user gave none. */
export function priceOf(prices: ProviderSettings['prices'], model: string): Price | undefined {
  if (prices === undefined) return undefined;
  if (Object.hasOwn(prices, model)) return prices[model];
  return Object.hasOwn(prices, '*') ? prices['*'] : undefined;
}
