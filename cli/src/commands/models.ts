import { lacksKey, providerOf } from '#executor/model/model-table.ts';
import { realTimes } from '#executor/model/model-times.ts';
import { networkRequest } from '#executor/network/network-request.ts';
import { probeModel, type Probe } from '#executor/model/probe.ts';
import { CliError } from '../cli-error.ts';
import type { Command } from '../command.ts';
import { exitCode } from '../exit-code.ts';
import { atMost, parseOptions } from '../options.ts';
import { foundProviders, providersOf, type FoundProvider } from '../providers.ts';
import { probeLines, providerLines, type ListedProvider } from '../render/models.ts';
import { styleFor } from '../render/style.ts';
import type { Terminal } from '../terminal.ts';

const help = `wf models [--probe MODEL]… [--json]

Lists the providers that a run can ask: where each is, whether there is a key and which variable holds it. Keys are
never shown.

Options
  --probe PROVIDER/NAME   ask this model two short questions, and say what its server can do: does it stream, call
                          tools, honour tool_choice, report tokens? Costs a few tokens
  --json                  the same as JSON

Exit code: 0, 1 when a probed model could not be asked, 2 for wrong use.

Examples
  wf models
  wf models --probe ollama/qwen3
  wf models --json | jq '.providers[].name'
`;

/** `wf models`: the providers of the environment, and what their models can do. */
export const models: Command = {
  help,
  async run(argv, terminal) {
    const { values, positionals } = parseOptions(
      'models',
      { probe: { type: 'string', multiple: true, default: [] }, json: { type: 'boolean', default: false } },
      argv,
    );
    atMost('models', positionals, 0);
    const providers = foundProviders(terminal.env).map(listed);
    const probes = await probed(values.probe, terminal);
    if (values.json) terminal.out(`${JSON.stringify({ providers, probes }, undefined, 2)}\n`);
    else {
      const style = styleFor(terminal.coloursOut);
      const lines =
        probes.length === 0 ? providerLines(providers, style) : probes.flatMap((probe) => probeLines(probe, style));
      terminal.out(lines.map((line) => `${line}\n`).join(''));
    }
    return probes.every(({ ok }) => ok) ? exitCode.clean : exitCode.failed;
  },
};

function listed({ provider, addressFrom, keyFrom }: FoundProvider): ListedProvider {
  return {
    name: provider.name,
    origin: new URL(provider.baseUrl).origin,
    ...(addressFrom !== undefined && { addressFrom }),
    ...(keyFrom !== undefined && { keyFrom }),
    needsKey: lacksKey(provider),
    prices: Object.keys(provider.prices ?? {}),
  };
}

async function probed(names: readonly string[], terminal: Terminal): Promise<readonly (Probe & { model: string })[]> {
  const providers = providersOf(terminal.env);
  const cancellation = new AbortController();
  const release = terminal.onInterrupt(() => {
    cancellation.abort(new CliError('The probe was cancelled.'));
  });
  const world = { fetch: networkRequest(terminal.env), times: realTimes };
  const probes: (Probe & { model: string })[] = [];
  try {
    for (const model of names) {
      const provider = providerOf(model, providers);
      if (provider === undefined) {
        throw new CliError(
          `\`${model}\` is no model of a known provider: write \`provider/name\`. \`wf models\` lists them.`,
        );
      }
      probes.push({ model, ...(await probeModel(model, provider, cancellation.signal, world)) });
    }
  } finally {
    release();
  }
  return probes;
}
