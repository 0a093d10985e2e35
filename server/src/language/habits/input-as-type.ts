import { AstUtils } from 'langium';
import { isParameter, isTool, isWfFile, isWorkflow, type NamedType, type Parameter } from '../generated/ast.ts';
import { written } from '../syntax/written.ts';

/** The input of a workflow of the file whose name stands where the type of a tool's parameter is expected. */
export function inputMeantByType(type: NamedType): Parameter | undefined {
  const { $container: parameter } = type;
  const file = AstUtils.findRootNode(type);
  if (!isParameter(parameter) || !isTool(parameter.$container) || !isWfFile(file)) return undefined;
  const name = written(type.declaration)?.$refText;
  return file.declarations
    .filter(isWorkflow)
    .flatMap(({ parameters }) => parameters)
    .find((input) => input.name === name);
}
