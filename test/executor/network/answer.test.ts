import { expect, test } from 'vitest';
import { Answer } from '#executor/network/answer.ts';
import { HeaderList } from '#executor/network/header-list.ts';

function body(...pieces: readonly (readonly number[])[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const piece of pieces) controller.enqueue(Uint8Array.from(piece));
      controller.close();
    },
  });
}

test('an answer says whether it is one that was wanted', () => {
  const statuses = [199, 200, 204, 299, 300, 404, 502];
  const ok = statuses.map((status) => new Answer(status, new HeaderList(), null).ok);
  expect(ok).toEqual([false, true, true, true, false, false, false]);
});

test('the text of an answer is that of its pieces, wherever they were cut', async () => {
  const answer = new Answer(200, new HeaderList(), body([0x22, 0xc3], [0xbc, 0x22]));
  expect(await answer.text()).toBe('"ü"');
  const again = new Answer(200, new HeaderList(), body([0x22, 0xc3], [0xbc, 0x22]));
  expect(await again.json()).toBe('ü');
  expect(await new Answer(204, new HeaderList(), null).text()).toBe('');
});
