import { Headers as UndiciHeaders, Response as UndiciResponse } from 'undici';

/**
 * What we use of the package, by name. The package is CommonJS: where a bundle is cut into pieces, `import()` of it would
 * give its names as the fields of a default export only.
 */
export { Agent, EnvHttpProxyAgent, fetch } from 'undici';

// Node's own are of a second copy of the package, which takes 16 ms to load. Both are declared, a little differently.
export const Headers = UndiciHeaders as unknown as typeof globalThis.Headers;
export const Response = UndiciResponse as unknown as typeof globalThis.Response;
