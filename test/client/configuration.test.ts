import { beforeEach, describe, expect, it, vi } from 'vitest';
import { approvalTimeout, configuredProviders, defaultModel, settingProblems } from '../../client/src/configuration.ts';

const settings = vi.hoisted(() => new Map<string, unknown>());
vi.mock('vscode', () => ({
  workspace: { getConfiguration: () => ({ get: (name: string) => settings.get(name) }) },
}));

const good = { baseUrl: 'http://127.0.0.1:1/v1' };

beforeEach(() => {
  settings.clear();
});

describe('settings', () => {
  it('that nobody made are right', () => {
    expect(settingProblems([])).toEqual([]);
    expect([configuredProviders(), approvalTimeout(), defaultModel()]).toEqual([[], undefined, undefined]);
  });

  it('are read as they are meant', () => {
    settings.set('providers', { mine: good });
    settings.set('approvalTimeout', 1.5);
    settings.set('defaultModel', ' mine/small ');
    expect(settingProblems(['mine/small'])).toEqual([]);
    expect(configuredProviders()).toEqual([{ name: 'mine', ...good }]);
    expect([approvalTimeout(), defaultModel()]).toEqual([1500, 'mine/small']);
  });

  it.each([
    ['providers', 'mine', 'wf.providers must be an object.'],
    ['providers', [good], 'wf.providers must be an object.'],
    ['providers', { mine: 7 }, 'wf.providers.mine must be an object.'],
    ['providers', { mine: {} }, 'wf.providers.mine.baseUrl must be a text.'],
    [
      'providers',
      { mine: { baseUrl: 'nowhere' } },
      'wf.providers.mine.baseUrl must begin with `http://` or `https://`.',
    ],
    [
      'providers',
      { mine: { baseUrl: 'https://me:canary@host.example' } },
      'wf.providers.mine.baseUrl must hold no password: keys are set with *Toolpath: Set API Key*.',
    ],
    ['approvalTimeout', '60', 'wf.approvalTimeout must be a number of seconds.'],
    ['approvalTimeout', -1, 'wf.approvalTimeout must be a number of seconds.'],
  ])('say what is wrong with wf.%s = %j', (name, value, problem) => {
    settings.set(name, value);
    expect(settingProblems(['mine/small'])).toEqual([problem]);
    expect([configuredProviders(), approvalTimeout()]).toEqual([[], undefined]);
  });

  it('that a run does not need may be wrong', () => {
    settings.set('providers', { broken: 7, mine: good });
    settings.set('defaultModel', 7);
    expect(settingProblems(['mine/small'])).toEqual([]);
    expect(defaultModel()).toBeUndefined();
    expect(settingProblems([])).toEqual(['wf.defaultModel must be a text such as `provider/name`.']);
  });
});
