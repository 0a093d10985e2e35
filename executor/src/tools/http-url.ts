import type { Template } from '#core/ir/value.ts';
import { resolveReference, type ValueScope } from '../values/resolve-value.ts';
import { textForm } from '../values/text-form.ts';
import { ToolFailure } from './tool-failure.ts';

/** Scheme and host, and the character that ends the host. */
const beginning = /^https?:\/\/[^/?#\\\s]+[/?#]/i;
const final = { repeatable: false } as const;

/** The origin of an address whose scheme and host the author wrote out; `null` when a secret stands there. */
export function writtenOrigin(template: Template): string | null {
  const [first, ...rest] = template.parts;
  if (first?.kind !== 'text') return null;
  const isSettled = rest.length === 0 || beginning.test(first.text);
  return isSettled && URL.canParse(first.text) ? new URL(first.text).origin : null;
}

/**
 * The address of a request. Each placeholder is percent-encoded as one component, so that a value can neither leave its
 * place nor choose the host; only the author's text and secrets may stand in scheme and host.
 */
export function requestUrl(template: Template, scope: ValueScope): URL {
  let address = '';
  for (const part of template.parts) {
    const hostIsSettled = beginning.test(address);
    if (part.kind === 'text') {
      address += part.text;
    } else if (part.kind === 'secret') {
      const secret = scope.secrets?.get(part.name) ?? '';
      address += hostIsSettled ? component(secret) : secret;
    } else {
      if (!hostIsSettled) throw new ToolFailure('a parameter may not stand in the host of an address', final);
      const resolved = resolveReference(part.value, scope);
      if (!resolved.ok) throw new ToolFailure(resolved.message, final);
      address += component(textForm(resolved.value));
    }
  }
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) {
    throw new ToolFailure('the address must be a whole http or https URL', final);
  }
  const path = address.replace(/^https?:\/\/[^/?#]*/i, '').split(/[?#]/, 1)[0] ?? '';
  if (path.split('/').some((segment) => /^(\.|%2e){1,2}$/i.test(segment))) {
    throw new ToolFailure('no part of the path of an address may be `.` or `..`', final);
  }
  return new URL(address);
}

function component(text: string): string {
  try {
    return encodeURIComponent(text);
  } catch (error) {
    throw new ToolFailure('a value in an address holds half a character', { ...final, cause: error });
  }
}
