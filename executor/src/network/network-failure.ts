/** Why a request came to nothing, in words that fit after a colon. */
export function networkFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (code === 'ERR_SSL_WRONG_VERSION_NUMBER') {
    return 'what answers does not speak TLS; is it meant to be reached by http://?';
  }
  // OpenSSL's own message names the file and the line of its source.
  if ('library' in error && 'reason' in error) return `TLS: ${String(error.reason)}`;
  if (code === 'UND_ERR_SOCKET' && error.message === 'other side closed') return 'the connection was closed';
  return error.message === '' ? code : error.message;
}
