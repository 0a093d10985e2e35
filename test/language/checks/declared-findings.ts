import { declarationFindings } from '#core/checks/check-declarations.ts';
import type { NodeId } from '#core/ir/node-id.ts';
import { typeTable } from '#core/types/type-table.ts';
import { createWorkspace } from '../../support/workspace.ts';

const shared = createWorkspace({});

/** One finding about declarations; nodes are shown by their texts. */
export interface DeclaredFinding {
  readonly code: string;
  readonly at: string;
  readonly message: string;
  readonly related: readonly string[];
  readonly data: unknown;
}

/** What is said of the declarations of a text: whole findings, before the language adds its own. */
export async function declaredFindings(
  text: string,
  providers: readonly string[] = [],
): Promise<readonly DeclaredFinding[]> {
  const workspace = await shared;
  await workspace.write({ 'main.wf': text });
  const document = workspace.document('main.wf');
  const { workflows, tools, types } = workspace.lower('main.wf');
  const shown = (id: NodeId): string => {
    const place = workspace.Wf.analysis.Origins.locate(document, id);
    if (place === undefined) throw new Error(`${id} has no place.`);
    return document.textDocument.getText(place.range);
  };
  return declarationFindings({ workflows, tools, types: typeTable(types), providers }).map(
    ({ code, at, message, related, data }) => ({
      code,
      at: shown(at),
      message,
      related: related.map((one) => `${shown(one.at)}: ${one.message}`),
      data,
    }),
  );
}
