import { describe, expect, it } from 'vitest';
import { WorkflowBuilder } from '#core/ir/builder.ts';
import { findingsOf, summary } from './findings.ts';

const flow = (): WorkflowBuilder => new WorkflowBuilder();

describe('unmet-requirement', () => {
  it('names the missing tool and the exit that waits for it', () => {
    const workflow = flow()
      .start('draft')
      .arrow('draft', 'check', 'publish')
      .arrow('check', 'publish')
      .arrow('publish', 'publish', 'exit')
      .require('check');
    expect(summary(workflow).filter((line) => !line.startsWith('unbounded-loop'))).toEqual([
      'unmet-requirement @ rule 4: The exit after `publish` waits for `check`, which can no longer be called then.',
    ]);
    expect(findingsOf(workflow)[0]?.witness).toEqual([{ tool: 'draft' }, { tool: 'publish' }]);
  });
  it('says when the missing tool is never called at all', () => {
    const workflow = flow()
      .start('a')
      .when('a', new Map([['else', ['exit']]]))
      .arrow('r', 'exit')
      .require('r');
    expect(summary(workflow)).toContain(
      'unmet-requirement @ rule 3: The exit after `a` waits for `r`, which no run ever calls.',
    );
  });
  it('is not said where the vetoed exit leaves the required tool to be called', () => {
    const workflow = flow().start('a').arrow('a', 'exit').arrow('r', 'a').require('r');
    expect(findingsOf(workflow).map(({ code }) => code)).toEqual(['vetoed-exit']);
  });
});
