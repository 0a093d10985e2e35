/** Two things that have to be the same, and the way to them. */
interface Pair {
  readonly one: unknown;
  readonly other: unknown;
  readonly path: string;
}

/**
 * Where two graphs of objects differ first: in a value, in which properties an object has or in which order, in its class,
 * or in which of its objects are one. `undefined` when the one could stand for the other.
 */
export function differenceBetween(one: unknown, other: unknown): string | undefined {
  const [others, ones] = [new Map<object, object>(), new Map<object, object>()];
  const open: Pair[] = [{ one, other, path: '' }];
  for (let pair = open.pop(); pair !== undefined; pair = open.pop()) {
    const { one, other, path } = pair;
    if (Object.is(one, other)) continue;
    if (!isObject(one) || !isObject(other)) return path;
    if (others.get(one) === other && ones.get(other) === one) continue;
    if (others.has(one) || ones.has(other)) return `${path} (another object)`;
    others.set(one, other);
    ones.set(other, one);
    const keys = Object.keys(one);
    if (Object.getPrototypeOf(one) !== Object.getPrototypeOf(other)) return `${path} (class)`;
    if (keys.join() !== Object.keys(other).join()) return `${path} (${keys.join()} and ${Object.keys(other).join()})`;
    for (const key of keys) open.push({ one: one[key], other: other[key], path: `${path}.${key}` });
  }
  return undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
