/**
 * A part that the grammar demands, as it is: a half-written text may lack it.
 *
 * The generated types describe a correct file; everything that reads the tree of an unchecked one goes through here.
 */
export function written<T>(part: T): T | undefined {
  return part;
}
