import type { AstNode, DocumentationProvider } from 'langium';
import { isParameter } from '../generated/ast.ts';
import type { WfCommentProvider } from './comment-provider.ts';
import { readDocComment, type DocComment } from './doc-comment.ts';

const nothing: DocComment = { description: '', parameters: [] };

/** What the documentation comments of a file say about its declarations: the description that a model gets. */
export class WfDocumentation implements DocumentationProvider {
  private readonly comments: WfCommentProvider;
  /** A declaration is asked for, and then each of its parameters, which are documented in the same comment. */
  private last = { comment: '', says: nothing };

  constructor(comments: WfCommentProvider) {
    this.comments = comments;
  }

  /** The text for a person or a model, with "Returns: …" at its end; `undefined` when there is none. A parameter without a comment has its `@param`. */
  getDocumentation(node: AstNode): string | undefined {
    const { description, returns } = this.commentOf(node);
    const text = returns ? [description, `Returns: ${returns}`].filter((part) => part !== '').join('\n') : description;
    if (text !== '') return text;
    if (!isParameter(node)) return undefined;
    const documented = this.commentOf(node.$container).parameters.find(
      (parameter) => parameter.name === node.name,
    )?.text;
    return documented === '' ? undefined : documented;
  }

  /** The parts of a node's comment. */
  commentOf(node: AstNode): DocComment {
    const comment = this.comments.getComment(node);
    if (comment === undefined) return nothing;
    if (comment !== this.last.comment) this.last = { comment, says: readDocComment(comment) };
    return this.last.says;
  }
}
