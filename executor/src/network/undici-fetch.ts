/** The rest that we use of the package, and more than half of it: what asks models does without. */
export { fetch } from 'undici';
