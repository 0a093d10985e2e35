/** What was found out, and whether it may be written down. */
export interface Found<T> {
  readonly result: T;
  readonly keep: boolean;
}
