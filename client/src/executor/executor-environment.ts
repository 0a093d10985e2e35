/** What a program needs to find its files, its language and its way to the network; nothing that may hold a key. */
const allowed: ReadonlySet<string> = new Set([
  'PATH',
  'HOME',
  'USER',
  'LOGNAME',
  'SHELL',
  'LANG',
  'LANGUAGE',
  'TZ',
  'TMPDIR',
  'TMP',
  'TEMP',
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'ALL_PROXY',
  'NO_PROXY',
  'NODE_EXTRA_CA_CERTS',
  'NODE_TLS_REJECT_UNAUTHORIZED',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
  'LD_LIBRARY_PATH',
  'XDG_RUNTIME_DIR',
  'SYSTEMROOT',
  'SYSTEMDRIVE',
  'WINDIR',
  'COMSPEC',
  'PATHEXT',
  'APPDATA',
  'LOCALAPPDATA',
  'USERPROFILE',
  'PROGRAMDATA',
  'PROGRAMFILES',
]);

/**
 * The environment of the executor: the allowed names of ours (in any case: Windows says `Path`), and the switch that
 * makes the editor's binary a Node. The executor deletes that switch before it starts anything itself.
 */
export function executorEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
): Record<string, string | undefined> {
  const names = Object.keys(environment).filter((name) => allowed.has(name.toUpperCase()) || /^LC_[A-Z]+$/.test(name));
  return { ...Object.fromEntries(names.map((name) => [name, environment[name]])), ELECTRON_RUN_AS_NODE: '1' };
}
