import type { Range } from 'vscode-languageserver-types';
import { fieldText, nameText } from '#core/text/name-text.ts';
import { literalText } from '#core/text/value-text.ts';
import type { Field, ImportedName, Parameter, Tool, TypeAlias, Workflow } from '../generated/ast.ts';

/** Everything that has a name which other places can use. */
export type Named = Field | Parameter | Tool | TypeAlias | Workflow;

/** A place of a text where a name stands, and what it stands for. */
export interface Occurrence {
  /** Characters from the beginning of the document. */
  readonly offset: number;
  readonly end: number;
  readonly range: Range;
  /** The name without quotes. */
  readonly name: string;
  /** Empty where the name means nothing; several where a field of a union is meant. */
  readonly targets: readonly Named[];
  /** `write` gives a value (a fixed argument, a key of an object), `document` is the name in a `@param` line. */
  readonly role: 'declare' | 'import' | 'read' | 'write' | 'document';
  readonly form: NameForm;
  /** The import that gives the target another name here, where this is that name. */
  readonly alias?: ImportedName;
}

/** How a name can be written in a place: `id` quotes reserved words, `word` takes them as they are. */
export type NameForm = 'id' | 'placeholder' | 'string' | 'word';

/** The name as it has to be written in a place of that form. */
export function writtenAs(form: NameForm, name: string): string {
  switch (form) {
    case 'id':
      return nameText(name);
    case 'word':
      return fieldText(name);
    case 'placeholder':
      // Behind `{`, `secret.` begins the name of a secret.
      return name === 'secret' ? '`secret`' : nameText(name);
    case 'string':
      return literalText(name);
  }
}
