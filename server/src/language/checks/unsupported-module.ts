import { isModuleTool, isTool } from '../generated/ast.ts';
import { foreignLanguageOf } from '../syntax/foreign-languages.ts';
import { written } from '../syntax/written.ts';
import type { DeclarationTextCheck } from './file-check.ts';

/** `unsupported-module`: `from` loads JavaScript and TypeScript; a program in another language is a command or a server. */
export const unsupportedModule: DeclarationTextCheck = (tool, lowering) => {
  if (!isTool(tool) || !isModuleTool(tool.implementation)) return;
  const path = written(tool.implementation.path);
  const language = path === undefined ? undefined : foreignLanguageOf(path);
  if (language === undefined) return;
  const message = `\`${path ?? ''}\` is ${language.name}, and \`from\` loads only JavaScript and TypeScript (\`.ts\`, \`.js\`, \`.mts\`, \`.mjs\`, \`.cts\`, \`.cjs\`): run it by \`command\`, or as a server by \`mcp\`.`;
  lowering.report('unsupported-module', tool.implementation, message);
};
