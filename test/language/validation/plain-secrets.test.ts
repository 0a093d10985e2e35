import { describe, expect, it } from 'vitest';
import { createWorkspace } from '../../support/workspace.ts';

/** Letters and digits that nobody makes up; put behind what keys begin with, so that no key stands here. */
const random = 'a8Kd02mXq7Lp4Zt9Rw1Yc6Vb3Nf5Hs0Jg2UeT';

async function told(text: string): Promise<readonly string[]> {
  const file = `/** ${text} */\ntool a()\n\nworkflow w {\n  start -> a -> exit\n}\n`;
  const found = await (await createWorkspace({ 'main.wf': file })).problems('main.wf');
  return found.filter(({ code }) => code === 'plain-secret').map(({ message }) => message.split(':', 1)[0] ?? '');
}

describe('what looks like a key is told, by whose it is', () => {
  it.each([
    ['a private key', ['-----BEGIN RSA PRIVATE', 'KEY-----'].join(' ')],
    ['a key of Anthropic', `sk-ant-${random}`],
    ['a key of OpenRouter', `sk-or-${random}`],
    ['a key of OpenAI', `sk-${random}`],
    ['a key of OpenAI', `sk-proj-${random}`],
    ['a token of GitHub', `ghs_${random}`],
    ['a token of GitHub', `github_pat_${random}${random}`],
    ['a token of GitLab', `glpat-${random}`],
    ['a token of Slack', `xoxb-${random}`],
    ['a token of npm', `npm_${random.slice(0, 36)}`],
    ['a token of Hugging Face', `hf_${random}`],
    ['a key of Google', `AIza${random.slice(0, 35)}`],
    ['a key of Amazon', `AKIA${random.toUpperCase().slice(0, 16)}`],
    ['a key of Amazon', `ASIA${random.toUpperCase().slice(0, 16)}`],
    ['a key of Stripe', `rk_live_${random}`],
    ['a signed token', `eyJ${random}.eyJ${random}.${random}`],
  ])('%s', async (of, key) => {
    expect(await told(`It is ${key} for now.`)).toEqual([`This looks like ${of}`]);
  });

  it('and no placeholder, and no other word that begins so', async () => {
    expect(await told(`sk-${'x'.repeat(32)} task-${random} npm_config IAM github.com`)).toEqual([]);
  });
});
