import { describe, expect, test } from 'vitest';
import { readDocComment } from '#language/documentation/doc-comment.ts';
import { lowerText } from '../../support/lower.ts';

describe('a documentation comment is what the model is told', () => {
  test.each<[string, string, string | undefined]>([
    ['one line', '/** Send a mail. */', 'Send a mail.'],
    [
      'several lines',
      '/**\n * Send a mail.\n *\n * - now\n *   - or later\n */',
      'Send a mail.\n\n- now\n  - or later',
    ],
    ['without asterisks', '/**\n Send\n a mail.\n*/', 'Send\n a mail.'],
    ['with a result', '/** Send.\n * @returns The id\n *   of it.\n */', 'Send.\nReturns: The id\n  of it.'],
    ['only a result', '/** @returns The id. */', 'Returns: The id.'],
    ['up to the first tag', '/**\n * Send.\n * @param to Address.\n * @since 1\n */', 'Send.'],
    ['an address is no tag', '/** Write to me@x.example. */', 'Write to me@x.example.'],
    ['Windows line ends', '/**\r\n * Send\r\n * a mail.\r\n */', 'Send\na mail.'],
    ['lines of `//` between', '/** Send. */\n// not this\n// nor this', 'Send.'],
    ['the last one counts', '/** One. */ /** Two. */', 'Two.'],
    ['an ordinary comment', '/* Send. */', undefined],
    ['an empty one', '/***/', undefined],
    ['a blank one', '/** */', undefined],
  ])('%s', async (_name, comment, doc) => {
    const { tools } = await lowerText(`tool before()\n${comment}\ntool t(to: string)`);
    expect(tools[1]?.doc).toBe(doc);
    expect(tools[0]?.doc).toBeUndefined();
  });

  test('parameters, their own comment first', async () => {
    const { tools } = await lowerText(`/**
 * Send.
 * @param to Address
 *   of the receiver.
 * @param \`odd name\` - Odd.
 * @param cc Not this.
 * @param nobody Nothing.
 */
tool t(to: string, \`odd name\`: string, /** Further ones. */ cc: string, other: string)`);
    expect(tools[0]?.parameters.map(({ name, doc }) => [name, doc])).toEqual([
      ['to', 'Address\n  of the receiver.'],
      ['odd name', 'Odd.'],
      ['cc', 'Further ones.'],
      ['other', undefined],
    ]);
  });

  test('types, fields, workflows and inputs', async () => {
    const { types, workflows } = await lowerText(`/** A hit. */
type Hit = {
  /** Its title. */
  title: string,
  url: string
}
/**
 * Look around.
 * @param topic What for.
 */
workflow w(topic: string) { start -> any }`);
    expect(types[0]).toMatchObject({ doc: 'A hit.', type: { fields: [{ doc: 'Its title.' }, {}] } });
    expect(types[0]?.type.kind === 'object' && types[0].type.fields[1]?.doc).toBeUndefined();
    expect(workflows[0]).toMatchObject({ doc: 'Look around.', inputs: [{ doc: 'What for.' }] });
  });
});

test('the name of a documented parameter has a place', () => {
  const comment = '/** x\n * @param to Address.\n * @param `odd name` Odd. */';
  const named = readDocComment(comment).parameters.map(({ name, offset, length }) => [
    name,
    comment.slice(offset, offset + length),
  ]);
  expect(named).toEqual([
    ['to', 'to'],
    ['odd name', '`odd name`'],
  ]);
});
