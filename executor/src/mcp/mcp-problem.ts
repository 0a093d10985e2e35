/** A server cannot be used: not defined, not allowed, not reached, or not what the file declares. The message is for a person. */
export class McpProblem extends Error {
  override readonly name = 'McpProblem';
}
