const secretLike =
  /key|token|secret|passw(or)?d|passphrase|credential|auth|cookie|private|session|(^|_)(pat|pw|pwd|dsn|sas)($|_)/i;

/** Whether a variable or header of this name is likely to hold a secret. */
export function namesSecret(name: string): boolean {
  return secretLike.test(name);
}
