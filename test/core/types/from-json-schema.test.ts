import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '#core/ir/json.ts';
import type { Type } from '#core/ir/type.ts';
import { typeFromSchema } from '#core/types/from-json-schema.ts';
import { schemaOf } from '#core/types/json-schema.ts';
import { typeText } from '#core/types/type-text.ts';

const read = (schema: Json): string => typeText(typeFromSchema(schema, 'x').type);
const lost = (schema: Json): readonly string[] => typeFromSchema(schema, 'x').lost;

describe('a JSON Schema as a type', () => {
  it.each<[string, Json]>([
    ['any', {}],
    ['any', true],
    ['string', { type: 'string' }],
    ['string | null', { type: ['string', 'null'] }],
    ['string | null', { type: 'string', nullable: true }],
    ['"a" | "b"', { type: 'string', enum: ['a', 'b'] }],
    ['"a"', { const: 'a' }],
    ['1 | true | null', { enum: [1, true, null] }],
    ['string | integer', { anyOf: [{ type: 'string' }, { oneOf: [{ type: 'integer' }, { type: 'string' }] }] }],
    ['any', { anyOf: [{ type: 'string' }, {}] }],
    ['(string | null)[]', { type: 'array', items: { type: ['string', 'null'] } }],
    ['any[]', { type: 'array' }],
    ['{ a: string, b?: integer }', { properties: { a: { type: 'string' }, b: { type: 'integer' } }, required: ['a'] }],
    ['{}', { type: 'object', additionalProperties: false }],
    ['any', { type: 'object' }],
    ['{ a?: number }', { $ref: '#/$defs/p', $defs: { p: { type: 'object', properties: { a: { type: 'number' } } } } }],
    ['string', { allOf: [{ type: 'string' }] }],
  ])('is `%s`', (text, schema) => {
    expect(read(schema)).toBe(text);
    expect(lost(schema)).toEqual([]);
  });

  it.each<[string, Json, readonly string[]]>([
    ['string', { type: 'string', minLength: 1, pattern: '^a' }, ['pattern "^a"', 'minLength 1']],
    ['{ n: integer }', { properties: { n: { type: 'integer', minimum: 1 } }, required: ['n'] }, ['`n`: minimum 1']],
    ['any', { type: 'object', additionalProperties: { type: 'string' } }, ['further fields are allowed']],
    ['any', { allOf: [{ type: 'string' }, { minLength: 1 }] }, ['allOf']],
    ['any', { enum: ['a', { b: 1 }] }, ['enum ["a",{"b":1}]']],
    ['any', { $ref: 'https://example.org/a' }, ['the reference https://example.org/a']],
    ['any', { type: 'function' }, ['type "function"']],
    ['any', false, ['no value is allowed']],
    [
      '{ next?: any }',
      { $defs: { n: { type: 'object', properties: { next: { $ref: '#/$defs/n' } } } }, $ref: '#/$defs/n' },
      ['`next`: a type that holds itself'],
    ],
  ])('is `%s`, and says what it loses', (text, schema, expected) => {
    expect(read(schema)).toBe(text);
    expect(lost(schema)).toEqual(expected);
  });

  const primitive = fc.constantFrom('string', 'number', 'integer', 'boolean', 'null', 'any' as const);
  const { type } = fc.letrec<{ type: Type }>((tie) => ({
    type: fc.oneof(
      { maxDepth: 4 },
      primitive.map((name): Type => ({ kind: 'primitive', name })),
      fc.string().map((value): Type => ({ kind: 'literal', value })),
      tie('type').map((element): Type => ({ kind: 'array', element })),
      fc
        .uniqueArray(
          fc.tuple(fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor')), tie('type'), fc.boolean()),
          {
            selector: ([name]) => name,
            maxLength: 4,
          },
        )
        // JavaScript puts names that are numbers before all others.
        .filter((fields) => fields.every(([name]) => !/^\d+$/.test(name)))
        .map((fields): Type => ({
          kind: 'object',
          fields: fields.map(([name, field, optional]) => ({ id: `x/${name}`, name, type: field, optional })),
        })),
    ),
  }));

  it('reads back what we write ourselves', () => {
    fc.assert(
      fc.property(type, (written) => {
        const back = typeFromSchema(schemaOf(written, new Map()), 'x');
        expect(typeText(back.type)).toBe(typeText(written));
        expect(back.lost).toEqual([]);
      }),
    );
  });

  it('is total', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (schema) => {
        expect(typeof read(schema as Json)).toBe('string');
      }),
    );
  });
});
