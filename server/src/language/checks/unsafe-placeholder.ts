import { AstUtils } from 'langium';
import {
  isCommandTool,
  isHttpTool,
  isPlaceholder,
  isSecretPlaceholder,
  isText,
  type Placeholder,
  type Text,
} from '../generated/ast.ts';
import { readText } from '../texts/read-text.ts';
import { called } from '../syntax/called.ts';
import { nodesIn } from '../syntax/nodes.ts';
import type { DeclarationTextCheck } from './file-check.ts';

/**
 * `unsafe-placeholder`: a secret goes to `http` and `command` only, and no parameter says which server is asked or which
 * program is run.
 */
export const unsafePlaceholder: DeclarationTextCheck = (declaration, lowering) => {
  for (const text of nodesIn(declaration).filter(isText)) {
    if (!takesSecrets(text)) {
      for (const secret of text.parts.filter(isSecretPlaceholder)) {
        const message = `The secret ${called(secret)} would leave this machine in plain text: only \`http\` and \`command\` take secrets.`;
        lowering.report('unsafe-placeholder', secret, message);
      }
    }
    if (isCommandTool(text.$container) && text.$containerIndex === 0) {
      for (const placeholder of text.parts.filter(isPlaceholder)) {
        lowering.report(
          'unsafe-placeholder',
          placeholder,
          'A parameter cannot choose the program that is run: write it out, and let parameters be its arguments.',
        );
      }
    }
    if (isHttpTool(text.$container) && text.$containerProperty === 'url') {
      for (const placeholder of beforePath(text)) {
        lowering.report(
          'unsafe-placeholder',
          placeholder,
          'A parameter cannot fill in the scheme or host of a URL: write them out, and let it begin behind a `/`.',
        );
      }
    }
  }
};

function takesSecrets(text: Text): boolean {
  const owner = AstUtils.getContainerOfType(text, (node) => isHttpTool(node) || isCommandTool(node));
  return owner !== undefined;
}

/** The parameters that stand where the scheme and host of a URL are. */
function beforePath(url: Text): Placeholder[] {
  let written = '';
  const early: Placeholder[] = [];
  for (const piece of readText(url)) {
    if (typeof piece === 'string') written += piece;
    else {
      const behindHost = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*[/?#]/i.test(written);
      if (isPlaceholder(piece) && !behindHost) early.push(piece);
      written += 'x';
    }
  }
  return early;
}
