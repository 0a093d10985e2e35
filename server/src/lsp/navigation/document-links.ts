import { GrammarUtils, type LangiumDocument } from 'langium';
import type { DocumentLinkProvider } from 'langium/lsp';
import type { DocumentLink } from 'vscode-languageserver';
import { isHttpTool, isTool, type HttpTool } from '#language/generated/ast.ts';
import { fileOf } from '#language/syntax/file-of.ts';
import { written } from '#language/syntax/written.ts';
import { readText } from '#language/texts/read-text.ts';
import type { WfServerServices } from '../services.ts';
import { FilePaths } from './file-paths.ts';

/** Links to imported files, modules, files that commands name, and the addresses of HTTP tools. */
export class WfDocumentLinks implements DocumentLinkProvider {
  private readonly paths: FilePaths;

  constructor(services: WfServerServices) {
    this.paths = new FilePaths(services.shared);
  }

  async getDocumentLinks(document: LangiumDocument): Promise<DocumentLink[]> {
    const tools = (fileOf(document)?.declarations ?? []).filter(isTool);
    const addresses = tools.map(({ implementation }) => implementation).filter(isHttpTool);
    const links = this.paths.in(document).map(async (path) => {
      return (await this.paths.isFile(path)) ? [{ range: path.range, target: path.uri.toString() }] : [];
    });
    return [...(await Promise.all(links)).flat(), ...addresses.flatMap(linkToAddress)];
  }
}

/** An address without placeholders, or the part of it in front of the first. None where a secret or password is in it. */
function linkToAddress(tool: HttpTool): readonly DocumentLink[] {
  const text = written(tool.url);
  const cst = GrammarUtils.findNodeForProperty(tool.$cstNode, 'url');
  if (text === undefined || cst === undefined || text.parts.some((part) => part.$type === 'SecretPlaceholder'))
    return [];
  const pieces = readText(text);
  const [first] = pieces;
  if (typeof first !== 'string' || !URL.canParse(first)) return [];
  const { protocol, host, username, password } = new URL(first);
  if (!/^https?:$/.test(protocol) || host === '' || username !== '' || password !== '') return [];
  // What is cut off in the middle of a host would lead elsewhere.
  const isWhole = pieces.length === 1 || /^https?:\/\/[^/]+\//.test(first);
  return isWhole ? [{ range: cst.range, target: new URL(first).href }] : [];
}
