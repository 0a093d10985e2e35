import { describe, expect, it } from 'vitest';
import type { Type } from '#core/ir/type.ts';
import { schemaOf } from '#core/types/json-schema.ts';
import { fieldsOf, readShape, shapeOf, writeShape } from '../../client/src/inputs/value-shape.ts';

const primitive = (name: 'string' | 'number' | 'integer' | 'boolean' | 'any'): Type => ({ kind: 'primitive', name });
const shape = (type: Type): ReturnType<typeof shapeOf> => shapeOf(schemaOf(type, new Map()));

describe('a value is asked for by its type', () => {
  it('text is typed as it stands', () => {
    expect(shape(primitive('string'))).toEqual({ kind: 'text' });
    expect(readShape({ kind: 'text' }, '"quoted"')).toBe('"quoted"');
  });

  it('booleans and literals are picked', () => {
    expect(shape(primitive('boolean'))).toEqual({ kind: 'choice', values: [true, false] });
    const mood: Type = { kind: 'union', options: ['angry', 1].map((value) => ({ kind: 'literal', value })) };
    expect(shape(mood)).toEqual({ kind: 'choice', values: ['angry', 1] });
    expect(shape({ kind: 'literal', value: 'only' })).toEqual({ kind: 'choice', values: ['only'] });
  });

  it('numbers, lists and objects are typed as JSON, named by their kind', () => {
    expect(shape(primitive('integer'))).toEqual({ kind: 'json', name: 'integer' });
    expect(shape({ kind: 'array', element: primitive('string') })).toEqual({ kind: 'json', name: 'array' });
    expect(shape(primitive('any'))).toEqual({ kind: 'json', name: 'JSON' });
    expect(readShape({ kind: 'json', name: 'array' }, '["a"]')).toEqual(['a']);
    expect(readShape({ kind: 'json', name: 'number' }, 'twelve')).toBeUndefined();
  });

  it('a value that is offered can be read back', () => {
    for (const value of ['a "b"', 'null'])
      expect(readShape({ kind: 'text' }, writeShape({ kind: 'text' }, value))).toBe(value);
    const json = { kind: 'json', name: 'JSON' } as const;
    for (const value of [1, null, { a: ['b'] }]) expect(readShape(json, writeShape(json, value))).toEqual(value);
  });
});

describe('the fields of a form', () => {
  it('are those of an object, in order, required or not', () => {
    const type: Type = {
      kind: 'object',
      fields: [
        { id: 'a', name: 'title', type: primitive('string'), optional: false },
        { id: 'b', name: '__proto__', type: primitive('number'), optional: true },
      ],
    };
    expect(fieldsOf(schemaOf(type, new Map()))).toMatchObject([
      { name: 'title', required: true, schema: { type: 'string' } },
      { name: '__proto__', required: false, schema: { type: 'number' } },
    ]);
  });

  it('are none for anything else', () => {
    expect(fieldsOf({ type: 'string' })).toBeUndefined();
    expect(fieldsOf({})).toBeUndefined();
  });
});
