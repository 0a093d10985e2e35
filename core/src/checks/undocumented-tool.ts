import type { Finding } from '../diagnostics/finding.ts';
import type { DeclarationCheck } from './check.ts';

/**
 * A tool without a description for the model. Those of an MCP server are described there, which is not known here.
 */
export const undocumentedTool: DeclarationCheck = {
  code: 'undocumented-tool',
  *run({ tools }): Iterable<Finding> {
    for (const { id: at, name, doc, implementation } of tools) {
      if (doc !== undefined || implementation?.kind === 'mcp') continue;
      yield {
        code: 'undocumented-tool',
        at,
        message: `\`${name}\` has no description: a model learns only its name and parameters.`,
        related: [],
        data: { tool: name },
      };
    }
  },
};
