import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, it } from 'vitest';
import type { Json } from '#core/ir/json.ts';
import type { JsonObject } from '#core/rules/letta/wire-rule.ts';
import { misfits } from './misfits.ts';
import { vectorFiles } from './vector-file.ts';

const schema = JSON.parse(readFileSync(new URL('vectors.schema.json', import.meta.url), 'utf8')) as JsonObject;

it.each(vectorFiles().map((path) => [basename(path), path]))(
  '%s holds nothing that the runner does not know',
  (_, path) => {
    expect(misfits(schema, schema, JSON.parse(readFileSync(path, 'utf8')) as Json)).toEqual([]);
  },
);

it('the check sees what is missing, unknown and of another type', () => {
  const broken = {
    meta: {},
    sets: [{ id: 1, tools: [], rules: [], s: [{ z: 1 }] }],
    match: [[1]],
    validate: [],
    dedup: [],
  };
  expect(misfits(schema, schema, broken)).toEqual([
    '$: no merge',
    '$.sets[0].id: not "string"',
    '$.sets[0].s[0]: unknown z',
    '$.match[0]: too short',
  ]);
});
