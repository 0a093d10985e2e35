import { counted, duration } from '#core/events/measures.ts';
import { visibleText } from '#core/events/visible-text.ts';
import type { Probe } from '#executor/model/probe.ts';
import { displayWidth } from './display-width.ts';
import type { Style } from './style.ts';

/** A provider as `wf models` shows it. */
export interface ListedProvider {
  readonly name: string;
  readonly origin: string;
  /** The variable that says its address. */
  readonly addressFrom?: string;
  /** The variable that holds its key. */
  readonly keyFrom?: string;
  /** It answers nobody without a key, and there is none. */
  readonly needsKey: boolean;
  /** Models that the user gave a price for. */
  readonly prices: readonly string[];
}

/** One line for each provider, in columns. */
export function providerLines(providers: readonly ListedProvider[], style: Style): readonly string[] {
  const rows = providers.map((provider) => [visibleText(provider.name), provider.origin, about(provider)] as const);
  const width = (column: 0 | 1): number => Math.max(0, ...rows.map((row) => displayWidth(row[column])));
  const [names, origins] = [width(0), width(1)];
  const lines = rows.map(
    ([name, origin, more]) => `${style.bold(padded(name, names))}  ${padded(origin, origins)}  ${more}`,
  );
  return [
    ...lines,
    '',
    `${style.bold('rehearsal')} needs none of them: no key, no network. \`wf models --probe PROVIDER/NAME\` tries a model.`,
  ];
}

function about(provider: ListedProvider): string {
  const parts = [key(provider)];
  if (provider.addressFrom !== undefined) parts.push(`address from ${provider.addressFrom}`);
  if (provider.prices.length > 0) parts.push(counted(provider.prices.length, 'price'));
  return parts.join(' · ');
}

function key({ name, keyFrom, needsKey }: ListedProvider): string {
  if (keyFrom !== undefined) return `key from ${visibleText(keyFrom)}`;
  return needsKey ? `no key: set ${name.toUpperCase()}_API_KEY` : 'no key';
}

/** What came of a probe. */
export function probeLines(probe: Probe & { readonly model: string }, style: Style): readonly string[] {
  const head = style.bold(visibleText(probe.model));
  if (!probe.ok) return [head, `  ${style.bad('cannot be asked')}: ${visibleText(probe.problem)}`];
  const row = (holds: boolean, yes: string, no: string): string =>
    holds ? `  ${style.good('yes')}  ${yes}` : `  ${style.bad('no')}   ${no}`;
  return [
    `${head} · ${duration(probe.milliseconds)}`,
    row(probe.streams, 'streams its replies', 'sends its replies whole; the transcript waits for them'),
    row(probe.callsTools, 'calls tools', 'did not call a tool when it was asked to: workflows need one that does'),
    row(probe.honoursToolChoice, 'honours tool_choice', 'ignores tool_choice; runs ask again when a call is missing'),
    row(probe.reportsUsage, 'reports its tokens', 'does not report its tokens; a budget holds by estimates'),
    ...(probe.refuses.length === 0 ? [] : [`  refuses ${probe.refuses.join(', ')}: left out of its requests`]),
  ];
}

function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}
