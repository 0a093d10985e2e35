import * as vscode from 'vscode';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The environment of a process whose requests go the way that the editor's settings say: `http.proxy`, `http.noProxy`,
 * `http.proxyStrictSSL`, `http.proxySupport`. They are settings of the user: a workspace cannot change them. Without
 * them the environment says where the proxies are.
 */
export function proxyEnvironment(environment: Environment): Environment {
  const settings = vscode.workspace.getConfiguration('http');
  const proxy = settings.get('proxy', '').trim();
  const direct = settings.get('noProxy', [] as readonly string[]);
  const own: Record<string, string | undefined> =
    settings.get<string>('proxySupport') === 'off'
      ? withoutProxies(environment)
      : proxy === ''
        ? {}
        : { ...withoutProxies(environment), HTTP_PROXY: proxy, HTTPS_PROXY: proxy };
  return {
    ...environment,
    ...own,
    ...(direct.length > 0 && { no_proxy: undefined, NO_PROXY: direct.join(',') }),
    ...(settings.get<boolean>('proxyStrictSSL') === false && { NODE_TLS_REJECT_UNAUTHORIZED: '0' }),
  };
}

function withoutProxies(environment: Environment): Record<string, undefined> {
  const names = Object.keys(environment).filter((name) => /^(https?|all)_proxy$/i.test(name));
  return Object.fromEntries(names.map((name) => [name, undefined]));
}
