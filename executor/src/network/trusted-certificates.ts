import { getCACertificates } from 'node:tls';

/**
 * Certificates of authorities that are trusted: Node's own with those of `NODE_EXTRA_CA_CERTS`, and those of the system,
 * where companies put theirs. A system whose store cannot be read adds none.
 */
export function trustedCertificates(): string[] {
  const own = getCACertificates('default');
  try {
    return [...new Set([...own, ...getCACertificates('system')])];
  } catch {
    return own;
  }
}
