/** The proxies of an environment; an empty text is none. */
export interface ProxySettings {
  readonly httpProxy: string;
  readonly httpsProxy: string;
  /** Hosts that are reached directly, separated by commas. */
  readonly noProxy: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** This machine itself, which no proxy leads to: models often run here. */
const loopback = 'localhost,127.0.0.1,[::1]';

/**
 * `HTTP_PROXY`, `HTTPS_PROXY`, `ALL_PROXY` and `NO_PROXY`, in small or capital letters, the small ones first as most
 * programs have it. What is no address is no proxy.
 */
export function proxySettings(env: Environment): ProxySettings {
  const all = address(env, 'all_proxy');
  const httpProxy = address(env, 'http_proxy') ?? all ?? '';
  const noProxy = variable(env, 'no_proxy') ?? '';
  return {
    httpProxy,
    httpsProxy: address(env, 'https_proxy') ?? all ?? httpProxy,
    noProxy: noProxy.trim() === '*' ? '*' : [noProxy, loopback].filter((part) => part !== '').join(','),
  };
}

/** Passwords of the proxies, which nothing that a run tells may hold. */
export function proxyPasswords(env: Environment): readonly string[] {
  const { httpProxy, httpsProxy } = proxySettings(env);
  return [httpProxy, httpsProxy].flatMap((proxy) => {
    const password = URL.parse(proxy)?.password ?? '';
    return password === '' ? [] : [password, decodeURIComponent(password)];
  });
}

function address(env: Environment, name: string): string | undefined {
  const text = variable(env, name);
  if (text === undefined) return undefined;
  const written = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  return /^https?:/i.test(written) && URL.canParse(written) ? written : undefined;
}

function variable(env: Environment, name: string): string | undefined {
  const text = env[name] ?? env[name.toUpperCase()];
  return text === undefined || text === '' ? undefined : text;
}
