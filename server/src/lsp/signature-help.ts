import { AstUtils, CstUtils, type LangiumDocument } from 'langium';
import type { SignatureHelpProvider } from 'langium/lsp';
import type {
  ParameterInformation,
  SignatureHelp,
  SignatureHelpOptions,
  SignatureHelpParams,
} from 'vscode-languageserver';
import type { Parameter } from '#core/ir/tool.ts';
import { isArgument, isCall, isTypeAlias } from '#language/generated/ast.ts';
import { written } from '#language/syntax/written.ts';
import { Facts } from './completion/facts.ts';
import { cursorAt, type Cursor } from './completion/place/cursor.ts';
import type { WfServerServices } from './services.ts';
import { signatureText } from './signature-text.ts';

/** A call around the cursor, and the parameter whose argument is being written. */
interface OpenCall {
  readonly callee: string;
  readonly parameter?: string | undefined;
  readonly given: readonly string[];
}

/** The parameters of the tool whose call is being written, the one at the cursor told by its name. */
export class WfSignatureHelp implements SignatureHelpProvider {
  readonly signatureHelpOptions: SignatureHelpOptions = { triggerCharacters: ['(', ','], retriggerCharacters: [':'] };
  private readonly services: WfServerServices;

  constructor(services: WfServerServices) {
    this.services = services;
  }

  provideSignatureHelp(document: LangiumDocument, { position }: SignatureHelpParams): SignatureHelp | undefined {
    const offset = document.textDocument.offsetAt(position);
    const cursor = cursorAt(document, offset, this.services.parser.Lexer);
    const call = callAt(cursor) ?? callAround(document, offset);
    const facts = new Facts(document, this.services, cursor.declaration);
    const node = call && facts.declared(call.callee);
    const tool = call && facts.callable(call.callee);
    if (call === undefined || node === undefined || isTypeAlias(node) || tool === undefined) return undefined;
    const label = signatureText(node);
    const { parameters, doc } = tool;
    const active =
      call.parameter === undefined
        ? parameters.findIndex(({ name }) => !call.given.includes(name))
        : parameters.findIndex(({ name }) => name === call.parameter);
    return {
      activeSignature: 0,
      ...(active < 0 ? {} : { activeParameter: active }),
      signatures: [
        {
          label,
          ...(doc === undefined ? {} : { documentation: { kind: 'markdown', value: doc } }),
          parameters: informationOf(parameters, node.parameters.map(textOf), label),
        },
      ],
    };
  }
}

/** What the text before the cursor says, however unfinished. */
function callAt({ place }: Cursor): OpenCall | undefined {
  if (place.kind === 'argument') return { callee: place.callee, given: place.given };
  const site =
    place.kind === 'value' || place.kind === 'entry'
      ? place.site
      : (place.kind === 'text' || place.kind === 'placeholder') && place.site.of === 'value'
        ? place.site.site
        : undefined;
  return site?.of.kind === 'argument' ? { ...site.of, given: [] } : undefined;
}

/** What the syntax tree says, where the cursor stands in or behind something that is written already. */
function callAround(document: LangiumDocument, offset: number): OpenCall | undefined {
  const root = document.parseResult.value.$cstNode;
  const leaf = root && CstUtils.findLeafNodeBeforeOffset(root, offset);
  const call = AstUtils.getContainerOfType(leaf?.astNode, isCall);
  const node = call?.$cstNode;
  const callee = call && written(call.tool)?.$refText;
  if (!node || callee === undefined || offset > node.end) return undefined;
  const bracket = node.text.indexOf('(');
  const isInside = bracket >= 0 && offset > node.offset + bracket && !(offset === node.end && node.text.endsWith(')'));
  if (!isInside) return undefined;
  const given = call.arguments.flatMap(({ parameter }) => written(parameter)?.$refText ?? []);
  const argument = AstUtils.getContainerOfType(leaf?.astNode, isArgument);
  return { callee, given, parameter: argument && written(argument.parameter)?.$refText };
}

/** Each parameter with the part of the label that shows it. */
function informationOf(
  parameters: readonly Parameter[],
  texts: readonly string[],
  label: string,
): ParameterInformation[] {
  let from = label.indexOf('(') + 1;
  return parameters.map(({ name, doc }, index) => {
    const text = texts[index] ?? name;
    const start = label.indexOf(text, from);
    from = Math.max(from, start + text.length);
    const shown: string | [number, number] = start < 0 ? name : [start, start + text.length];
    return { label: shown, ...(doc === undefined ? {} : { documentation: { kind: 'markdown', value: doc } }) };
  });
}

/** A parameter as its author wrote it, on one line. */
function textOf({ $cstNode, name }: { readonly $cstNode?: { readonly text: string }; readonly name: string }): string {
  return ($cstNode?.text ?? name).replace(/\s+/g, ' ');
}
