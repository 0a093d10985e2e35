/** A JSON value. Objects may have any key, `__proto__` included: read them with `Object.hasOwn`. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** The scalar values that a literal type, a `when` case or a default can name. */
export type Scalar = null | boolean | number | string;
