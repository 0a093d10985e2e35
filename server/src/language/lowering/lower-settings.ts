import type { AstNode } from 'langium';
import type { Setting, Settings } from '#core/ir/workflow.ts';
import { isSetting, type Setting as WrittenSetting, type Workflow } from '../generated/ast.ts';
import { written } from '../syntax/written.ts';
import { lowerText } from './lower-text.ts';
import type { LoweringContext } from './lowering-context.ts';
import { wholeNumber } from './whole-number.ts';

/** Lowers the settings of a workflow; of two with one name the first counts, those without a value are left out. */
export function lowerSettings(workflow: Workflow, context: LoweringContext): Settings {
  return workflow.statements
    .filter(isSetting)
    .reduceRight<Settings>((settings, node) => ({ ...settings, ...lowerSetting(node, context) }), {});
}

function lowerSetting(node: WrittenSetting, context: LoweringContext): Settings {
  switch (node.$type) {
    case 'AgentSetting':
      return setting('agent', written(node.agent));
    case 'BudgetSetting':
      return setting('budget', wholeNumber(node, written(node.tokens), 1, context));
    case 'EmbeddingSetting':
      return setting('embedding', written(node.embedding));
    case 'ModelSetting':
      return setting('model', written(node.model));
    case 'PromptSetting':
      return setting('prompt', lowerText(written(node.text), context));
    case 'StepsSetting':
      return setting('steps', wholeNumber(node, written(node.steps), 1, context));
    case 'TemperatureSetting':
      return setting('temperature', written(node.temperature));
    case 'TimeoutSetting':
      return setting('timeout', written(node.milliseconds));
  }

  function setting<K extends keyof Settings, T>(key: K, value: T | undefined): Record<K, Setting<T>> | object {
    return value === undefined ? {} : { [key]: made(node, value) };
  }

  function made<T>(by: AstNode, value: T): Setting<T> {
    return { id: context.idOf(by), value };
  }
}
