/**
 * What we use of the package for each request, by name. The package is CommonJS: where a bundle is cut into pieces, `import()`
 * of it would give its names as the fields of a default export only.
 */
export { Agent, EnvHttpProxyAgent, Pool } from 'undici';
