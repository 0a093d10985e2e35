/** Elements that no table of the explorer comes near to in a test. */
const most = 2 ** 26;

/** Makes typed arrays refuse to be longer than tests need: a mutant that grows a table for ever would take all memory. */
export function boundArrays(): void {
  for (const kind of [Int32Array, Uint8Array]) {
    const bounded = new Proxy(kind, {
      construct(target, rest: readonly unknown[]) {
        if (typeof rest[0] === 'number' && rest[0] > most) throw new RangeError(`An array of ${rest[0]} elements.`);
        return Reflect.construct(target, rest) as object;
      },
    });
    Object.assign(globalThis, { [kind.name]: bounded });
    Object.assign(kind.prototype, { constructor: bounded });
  }
}
