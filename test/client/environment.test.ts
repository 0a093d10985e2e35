import { describe, expect, it } from 'vitest';
import { executorEnvironment } from '../../client/src/executor/executor-environment.ts';
import { withoutSecrets } from '#core/environment/without-secrets.ts';

const secrets = [
  'OPENAI_API_KEY',
  'GITHUB_TOKEN',
  'AWS_SECRET_ACCESS_KEY',
  'DB_PASSWORD',
  'DATABASE_URL',
  'DB_PWD',
  'my_pat',
  'SSH_AUTH_SOCK',
];
const harmless = [
  'PATH',
  'HOME',
  'LANG',
  'LC_ALL',
  'TMPDIR',
  'PATIENCE',
  'Path',
  'PWD',
  'XDG_SESSION_ID',
  'DESKTOP_SESSION',
];
const environment = Object.fromEntries([...secrets, ...harmless].map((name) => [name, 'x']));

describe('the environment of the language server', () => {
  it('has no name that looks like a secret', () => {
    expect(Object.keys(withoutSecrets(environment)).sort()).toEqual([...secrets].sort());
    expect(Object.values(withoutSecrets(environment))).toEqual(secrets.map(() => undefined));
  });

  it('has no value that is an address with a password, and no input of a server', () => {
    const values = {
      HTTPS_PROXY: 'http://ada:canary@proxy.test:3128',
      all_proxy: 'ada:canary@proxy.test',
      WF_INPUT_WORD: 'canary',
    };
    const kept = { HTTP_PROXY: 'http://proxy.test:3128', EMAIL: 'ada@mail.test', GONE: undefined };
    expect(Object.keys(withoutSecrets({ ...values, ...kept })).sort()).toEqual(Object.keys(values).sort());
  });
});

describe('the environment of the executor', () => {
  it('says where caches stand, and that none is wanted', () => {
    const caches = { XDG_CACHE_HOME: '/c', NODE_COMPILE_CACHE: '/n', NODE_DISABLE_COMPILE_CACHE: '1' };
    expect(executorEnvironment(caches)).toEqual({ ...caches, ELECTRON_RUN_AS_NODE: '1' });
  });

  it('has the names that a program needs and no other', () => {
    expect(Object.keys(executorEnvironment(environment)).sort()).toEqual(
      ['ELECTRON_RUN_AS_NODE', 'HOME', 'LANG', 'LC_ALL', 'PATH', 'Path', 'TMPDIR'].sort(),
    );
  });

  it("makes the editor's binary a Node", () => {
    expect(executorEnvironment({}).ELECTRON_RUN_AS_NODE).toBe('1');
  });
});
