import { allowedEnvironment } from '#core/environment/allowed-environment.ts';

/** What every tool sees of this process's environment. The address of a proxy stays out when it holds a password. */
export function toolEnvironment(): Record<string, string> {
  const entries = Object.entries(allowedEnvironment(process.env));
  return Object.fromEntries(entries.filter(([name, value]) => !(/_PROXY$/i.test(name) && value.includes('@'))));
}
