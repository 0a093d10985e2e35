/**
 * Certificates of authorities that are trusted: Node's own with those of `NODE_EXTRA_CA_CERTS`, and those of the system,
 * where companies put theirs. A system whose store cannot be read adds none.
 */
export function trustedCertificates(): string[] {
  // Loaded here: it takes a while, and a model on this machine needs none.
  const { getCACertificates } = process.getBuiltinModule('node:tls');
  const own = getCACertificates('default');
  try {
    return [...new Set([...own, ...getCACertificates('system')])];
  } catch {
    return own;
  }
}
