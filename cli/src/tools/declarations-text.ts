import { visibleText } from '#core/events/visible-text.ts';
import { printTool } from '#language/print/fragments/print-tool.ts';
import type { ServerTool } from '#executor/mcp/server-session.ts';
import { importedTool } from './imported-tool.ts';

/** The text of a `.wf` file that declares a server's tools. */
export interface DeclarationsText {
  readonly text: string;
  readonly tools: number;
  /** Things that the server says and the file does not; each is a comment in it too. */
  readonly notices: readonly string[];
}

/** Declares all tools of a server, in its order; of two with one name the first. */
export function declarationsText(server: string, tools: readonly ServerTool[]): DeclarationsText {
  const distinct = new Map<string, ServerTool>();
  for (const tool of tools) if (!distinct.has(tool.name)) distinct.set(tool.name, tool);
  const notices: string[] = [];
  const parts: string[] = [];
  let count = 0;
  for (const described of distinct.values()) {
    const imported = importedTool(server, described);
    const name = visibleText(JSON.stringify(described.name));
    const told = imported.notices.map((notice) => visibleText(notice));
    notices.push(...told.map((notice) => `${name}: ${notice}`));
    if (imported.tool === undefined) {
      parts.push(told.map((notice) => `// Not declared: ${name}, ${notice}.\n`).join(''));
      continue;
    }
    count += 1;
    const comments = told.map((notice) => `// The server says more: ${notice}\n`).join('');
    parts.push(`${comments}${printTool(imported.tool).trimEnd()}\n`);
  }
  return { text: parts.join('\n'), tools: count, notices };
}
