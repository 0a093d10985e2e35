import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { literals } from '#core/ir/builder.ts';
import type { Field, Type } from '#core/ir/type.ts';
import { fit } from '#core/types/fits.ts';
import { misfitOf } from '#core/types/misfit.ts';
import { typeTable } from '#core/types/type-table.ts';
import { jsonType } from '#core/types/value-type.ts';
import { arbitraryType, valuesOf } from './arbitrary-type.ts';

const none = typeTable([]);
const openness = fc.constantFrom('open', 'closed');

const primitive = (name: Extract<Type, { kind: 'primitive' }>['name']): Type => ({ kind: 'primitive', name });
const object = (fields: Readonly<Record<string, Type>>, optional: readonly string[] = []): Type => ({
  kind: 'object',
  fields: Object.entries(fields).map(([name, type]): Field => ({
    id: name,
    name,
    type,
    optional: optional.includes(name),
  })),
});
const array = (element: Type): Type => ({ kind: 'array', element });
const union = (...options: Type[]): Type => ({ kind: 'union', options });
const string = primitive('string');
const integer = primitive('integer');

describe('a type fits another', () => {
  test('exactly when all of its values do', () => {
    fc.assert(
      fc.property(arbitraryType, arbitraryType, openness, (from, to, open) => {
        const stray = valuesOf(from, none).find((value) => !fit(to, value, none, open).ok);
        expect({ misfit: misfitOf(from, to, none, open) !== undefined, stray }).toEqual({
          misfit: stray !== undefined,
          stray,
        });
      }),
      { numRuns: 4000 },
    );
  });

  test('when it is the same, whichever', () => {
    fc.assert(fc.property(arbitraryType, openness, (type, open) => misfitOf(type, type, none, open) === undefined));
  });

  test('when it is the type of a value that fits', () => {
    const pair = arbitraryType.chain((type) => fc.tuple(fc.constantFrom(...valuesOf(type, none)), arbitraryType));
    fc.assert(
      fc.property(pair, openness, ([value, to], open) => {
        expect(misfitOf(jsonType(value), to, none, open) === undefined).toBe(fit(to, value, none, open).ok);
      }),
      { numRuns: 2000 },
    );
  });

  test('any fits everything and takes everything', () => {
    const any = primitive('any');
    fc.assert(
      fc.property(arbitraryType, (type) => {
        expect(misfitOf(any, type, none, 'closed')).toBeUndefined();
        expect(misfitOf(type, union(integer, any), none, 'closed')).toBeUndefined();
      }),
    );
  });
});

describe('the first misfit', () => {
  test.each<[string, Type, Type, string, string]>([
    ['the value itself', integer, string, '', 'other-type'],
    ['a field', object({ a: object({ b: integer }) }), object({ a: object({ b: string }) }), '.a.b', 'other-type'],
    ['an element', array(union(integer, string)), array(string), '[]', 'other-type'],
    ['a missing field', object({}), object({ a: string }), '.a', 'missing'],
    ['a field that may be missing', object({ a: string }, ['a']), object({ a: string }), '.a', 'may-be-missing'],
    ['a field too many', object({ a: string, b: string }), object({ a: string }), '.b', 'unknown-field'],
    ['the only object among several', object({ a: integer }), union(string, object({ a: string })), '.a', 'other-type'],
  ])('%s', (_name, from, to, path, kind) => {
    expect(misfitOf(from, to, none, 'closed')).toMatchObject({ path, kind });
  });

  test('names the option that does not fit', () => {
    expect(misfitOf(literals('a', null), string, none, 'closed')).toMatchObject({ path: '', from: primitive('null') });
  });

  test('fields too many do not matter where objects are open', () => {
    expect(misfitOf(object({ a: string, b: string }), object({ a: string }), none, 'open')).toBeUndefined();
  });
});

describe('types that refer to themselves', () => {
  const reference = (name: string): Type => ({ kind: 'reference', declaration: name, name });
  const list = (name: string, value: Type): { id: string; name: string; type: Type } => ({
    id: name,
    name,
    type: object({ value, next: reference(name) }, ['next']),
  });
  const types = typeTable([
    list('A', string),
    list('B', union(string, integer)),
    { id: 'Endless', name: 'Endless', type: object({ next: reference('Endless') }) },
    { id: 'Itself', name: 'Itself', type: reference('Itself') },
  ]);

  test('fit where their parts do', () => {
    expect(misfitOf(reference('A'), reference('B'), types, 'closed')).toBeUndefined();
    expect(misfitOf(reference('B'), reference('A'), types, 'closed')).toMatchObject({ path: '.value' });
  });

  test('come to an end among several options', () => {
    const other = union(object({ next: object({ next: string }) }), object({ next: integer }));
    expect(() => misfitOf(reference('Endless'), other, types, 'closed')).not.toThrow();
    expect(misfitOf(reference('Itself'), string, types, 'closed')).toBeUndefined();
    expect(misfitOf(reference('Gone'), string, types, 'closed')).toBeUndefined();
  });
});

test('a comparison that would take too long says nothing', () => {
  const wide = object(
    Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`f${index}`, literals(0, 1, 2, 3)])),
  );
  const narrow = Array.from({ length: 40 }, (_, index) =>
    object({
      ...Object.fromEntries(
        Array.from({ length: 40 }, (_, other) => [
          `f${other}`,
          other === index ? literals(0, 1) : literals(0, 1, 2, 3),
        ]),
      ),
    }),
  );
  expect(misfitOf(wide, union(...narrow), none, 'closed')).toBeUndefined();
});
