import type { Value } from '#core/ir/value.ts';

/** Whether the author wrote how each text of a value begins, so that neither a model, a result nor an input chose it. */
export function isWrittenOut(value: Value): boolean {
  switch (value.kind) {
    case 'json':
      return true;
    case 'list':
      return value.items.every(isWrittenOut);
    case 'object':
      return value.entries.every((entry) => isWrittenOut(entry.value));
    case 'template': {
      const first = value.template.parts.find((part) => part.kind !== 'text' || part.text !== '');
      return first === undefined || first.kind === 'text';
    }
    case 'input':
    case 'result':
    case 'arguments':
      return false;
  }
}
