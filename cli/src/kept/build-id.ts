/** Put in when the bundle is made: the hash of all its code. */
declare const BUNDLE_HASH: string | undefined;

/**
 * Tells builds of `wf` apart: what one found out says nothing about what another would. `undefined` when the sources run
 * as they are, because they may change from one start to the next.
 */
export const buildId = typeof BUNDLE_HASH === 'string' ? `${BUNDLE_HASH} ${process.version}` : undefined;
