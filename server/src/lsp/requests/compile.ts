import { RequestType, type Connection } from 'vscode-languageserver';
import { unusedCodes } from '#language/checks/unused-declaration.ts';
import { compile, type CompileParams, type CompileResult } from '#protocol/messages.ts';
import type { WfServerServices, WfSharedServices } from '../services.ts';
import { onDocumentRequest } from './document-request.ts';

const compileRequest = new RequestType<CompileParams, CompileResult, void>(compile);

/** `wf/compile`: the program of the text as it stands in the editor. */
export function addCompileHandler(connection: Connection, shared: WfSharedServices, wf: WfServerServices): void {
  onDocumentRequest(
    connection,
    shared,
    compileRequest,
    (document, { workflow }) => wf.analysis.Compiler.compile(document, workflow),
    isRefusedAsUnused,
  );
}

/** Files that import what is declared here may still be unread. */
function isRefusedAsUnused(result: CompileResult): boolean {
  return result.kind === 'findings' && result.findings.some(({ code }) => unusedCodes.has(code));
}
