import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalogue, factsOf, type DiagnosticCode } from '#core/diagnostics/catalogue.ts';
import { isNegotiable, readRatings } from '#core/diagnostics/ratings.ts';

// `UPDATE=1 vitest run test/tidy/rating-schemas.test.ts` writes the codes into both schemas.

const schemaFile = 'schemas/wf.config.schema.json';
const codes = (Object.keys(catalogue) as DiagnosticCode[]).filter(isNegotiable);
const ratings = ['error', 'warning', 'information', 'hint', 'off'];

/** What may stand behind a code, as JSON Schema. */
const properties = Object.fromEntries(
  codes.map((code) => {
    const { severity, summary } = factsOf(code);
    return [code, { enum: ratings, default: severity, description: `Reported when ${summary}.` }];
  }),
);

interface WithProperties {
  properties: Record<string, { properties: unknown }>;
}

function readSchema(): WithProperties {
  return JSON.parse(readFileSync(schemaFile, 'utf8')) as WithProperties;
}

function readManifest(): { contributes: { configuration: WithProperties } } {
  return JSON.parse(readFileSync('package.json', 'utf8')) as { contributes: { configuration: WithProperties } };
}

describe('the codes that can be re-rated', () => {
  it.runIf(process.env.UPDATE === '1')('are written anew', () => {
    const schema = readSchema();
    const manifest = readManifest();
    for (const holder of [
      schema.properties.diagnostics,
      manifest.contributes.configuration.properties['wf.diagnostics'],
    ]) {
      if (holder !== undefined) holder.properties = properties;
    }
    writeFileSync(schemaFile, `${JSON.stringify(schema, undefined, 2)}\n`);
    writeFileSync('package.json', `${JSON.stringify(manifest, undefined, 2)}\n`);
  });

  it('are those of wf.config.json', () => {
    expect(readSchema().properties.diagnostics?.properties).toEqual(properties);
  });

  it('are those of the setting wf.diagnostics', () => {
    const settings = readManifest().contributes.configuration.properties;
    expect(settings['wf.diagnostics']?.properties).toEqual(properties);
  });

  it('can all be read with all ratings', () => {
    for (const code of codes) {
      for (const rating of ratings) expect(readRatings({ [code]: rating }).problems).toEqual([]);
    }
  });
});
