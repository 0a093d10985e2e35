import { EmptyFileSystem, type ParseResult } from 'langium';
import { isWorkflow, type Statement, type WfFile } from '#language/generated/ast.ts';
import { createWfServices } from '#language/module.ts';

const { Wf } = createWfServices(EmptyFileSystem);

/** A syntax tree, linked to nothing, with what lexer and parser said. */
export function parse(text: string): { readonly file: WfFile; readonly errors: readonly string[] } {
  const { value, lexerErrors, parserErrors } = Wf.parser.Parser.parse(text) as ParseResult<WfFile>;
  return { file: value, errors: [...lexerErrors, ...parserErrors].map(({ message }) => message) };
}

/** The statements of all workflows, each as its text. */
export function statementsOf(file: WfFile): readonly string[] {
  return file.declarations.filter(isWorkflow).flatMap((workflow) => workflow.statements.map(textOf));
}

function textOf(statement: Statement): string {
  return (statement.$cstNode?.text ?? '').replaceAll(/\s+/g, ' ');
}
