import { RequestType, type Connection } from 'vscode-languageserver';
import { workflows, type WorkflowOutline, type WorkflowsParams } from '#protocol/messages.ts';
import type { WfServerServices, WfSharedServices } from '../services.ts';
import { onDocumentRequest } from './document-request.ts';

const workflowsRequest = new RequestType<WorkflowsParams, readonly WorkflowOutline[], void>(workflows);

/** `wf/workflows`: the workflows of a file in their order, with what a run of each asks for. */
export function addWorkflowsHandler(connection: Connection, shared: WfSharedServices, wf: WfServerServices): void {
  const { Lowering, Origins } = wf.analysis;
  onDocumentRequest(connection, shared, workflowsRequest, (document) =>
    Lowering.lower(document).workflows.flatMap(({ id, name, inputs }) => {
      const location = Origins.locate(document, id);
      return location === undefined ? [] : [{ name, inputs, location }];
    }),
  );
}
