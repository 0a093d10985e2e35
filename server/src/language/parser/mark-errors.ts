import type { IRecognitionException } from 'chevrotain';
import { marked } from '../lexer/error-kind.ts';
import type { WfParserErrorMessages } from './error-messages.ts';

/** Where Chevrotain keeps an error, directly after it asked for its message; protected there. */
interface Errors {
  SAVE_ERROR: (error: IRecognitionException) => unknown;
}

/** Marks each error of a parser with its kind. Chevrotain takes a text alone from its message provider, which knows it. */
export function markErrors(parser: object, messages: WfParserErrorMessages): void {
  const errors = parser as Errors;
  const save = errors.SAVE_ERROR.bind(parser);
  errors.SAVE_ERROR = (error) => save(marked(error, messages.takeKind()));
}
