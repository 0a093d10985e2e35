import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HeaderList } from '#executor/network/header-list.ts';

const name = fc.constantFrom('Accept', 'accept', 'X-Key', 'x-key', 'Set-Cookie', 'set-cookie', 'Zoo');
const value = fc
  .array(fc.constantFrom('a', 'B', ',', ';', ' ', '\t', 'é', '='), { maxLength: 5 })
  .map((letters) => letters.join(''));
const change = fc.record({ method: fc.constantFrom('append', 'set', 'delete' as const), name, value });

test('headers say what those of fetch do', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(name, value)), fc.array(change), (pairs, changes) => {
      const lists = [new HeaderList(pairs), new Headers(pairs)] as const;
      for (const { method, name, value } of changes) for (const list of lists) list[method](name, value);
      const [ours, theirs] = lists.map((list) => [
        [...list],
        list.getSetCookie(),
        ['ACCEPT', 'x-key', 'set-cookie', 'none'].map((name) => [list.has(name), list.get(name)]),
      ]);
      expect(ours).toEqual(theirs);
    }),
  );
});

test('headers are made of fields, and of those of fetch', () => {
  const fields = { 'X-Key': 'one', accept: ' two\n' };
  const pairs = [
    ['accept', 'two'],
    ['x-key', 'one'],
  ];
  expect([...new HeaderList(fields)]).toEqual(pairs);
  expect([...new HeaderList(new Headers(fields))]).toEqual(pairs);
  expect([...new HeaderList()]).toEqual([]);
});

test('a value may hold as many blanks as a server likes', () => {
  const [blanks, value] = [' \t\r\n'.repeat(250_000), `a${' '.repeat(1_000_000)}b`];
  const list = new HeaderList([
    ['x-filled', `${blanks}${value}${blanks}`],
    ['x-empty', blanks],
  ]);
  expect(list.get('x-filled') === value).toBe(true);
  expect(list.get('x-empty')).toBe('');
});
