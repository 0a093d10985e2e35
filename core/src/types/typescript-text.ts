import type { NodeId } from '../ir/node-id.ts';
import type { Parameter } from '../ir/tool.ts';
import type { Field, Type } from '../ir/type.ts';

/** How a reference to a declared type is written. */
export type ReferenceText = (declaration: NodeId, name: string) => string;

/** A type as TypeScript writes it, on one line. `any` is `unknown`: what comes from outside has to be looked at. */
export function typescriptText(type: Type, reference: ReferenceText): string {
  switch (type.kind) {
    case 'primitive':
      if (type.name === 'any') return 'unknown';
      return type.name === 'integer' ? 'number' : type.name;
    case 'literal':
      return JSON.stringify(type.value);
    case 'array':
      return `readonly ${grouped(type.element, reference)}[]`;
    case 'union':
      return type.options.map((option) => grouped(option, reference)).join(' | ');
    case 'object':
      return typescriptObject(type.fields, reference);
    case 'reference':
      return reference(type.declaration, type.name);
  }
}

/** An object with these fields or parameters; a parameter with a default is always there. */
export function typescriptObject(members: readonly (Field | Parameter)[], reference: ReferenceText): string {
  if (members.length === 0) return 'Record<string, never>';
  const fields = members.map((member) => {
    const absent = member.optional && !('default' in member);
    return `readonly ${typescriptKey(member.name)}${absent ? '?' : ''}: ${typescriptText(member.type, reference)}`;
  });
  return `{ ${fields.join('; ')} }`;
}

/** A name as a key of an object type. */
export function typescriptKey(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
}

function grouped(type: Type, reference: ReferenceText): string {
  const text = typescriptText(type, reference);
  return type.kind === 'union' || type.kind === 'array' ? `(${text})` : text;
}
