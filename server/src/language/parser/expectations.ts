/** What stands where a token of a kind is expected, in the words of a reader; by grammar rule where the kind alone does not say it. */
const byRule = new Map<string, string>([
  ['Argument WORD', 'the name of a parameter'],
  ['Call ID', 'a tool name'],
  ['Entry WORD', 'a key'],
  ['Field WORD', 'the name of a field'],
  ['ImportedName ID', 'the name of a declaration'],
  ['Mention ID', 'a tool name'],
  ['ModuleTool ID', 'the name of an export'],
  ['Parameter WORD', 'the name of a parameter'],
  ['Reference ID', 'the name of an input or a tool'],
  ['Reference WORD', 'the name of a field'],
  ['SecretPlaceholder ID', 'the name of a secret'],
  ['SecretsClause WORD', 'the name of a secret'],
  ['Tool ID', 'a name for the tool'],
  ['TypeAlias ID', 'a name for the type'],
  ['When WORD', 'the name of a field'],
  ['Workflow ID', 'a name for the workflow'],
]);

const byToken = new Map<string, string>([
  ['BLOCK_CLOSE', '`"""`'],
  ['DURATION', 'a duration such as `30s`'],
  ['EOF', '`type`, `tool` or `workflow`'],
  ['EOS', '`->`, `|` or the end of the line'],
  ['ID', 'a name'],
  ['NUMBER', 'a number'],
  ['PLACEHOLDER_CLOSE', '`}`'],
  ['STRING_CLOSE', 'the closing `"`'],
  ['STRING_OPEN', 'a text in quotes'],
  ['WORD', 'a name'],
]);

/** Where the parser has to choose: what the rule stands for. */
const choices = new Map<string, string>([
  ['AgentSetting', '`workflow`, `react`, `memgpt` or `sleeptime`'],
  ['AtomicType', 'a type'],
  ['Case', 'a case: a value, `failed` or `else`'],
  ['Constant', 'a value'],
  ['ConstantEntry', 'a key'],
  ['Declaration', '`type`, `tool` or `workflow`'],
  ['Entry', 'a key'],
  ['Group', 'a tool, `exit`, `any` or `continue`'],
  ['HttpTool', '`GET`, `POST`, `PUT`, `PATCH` or `DELETE`'],
  ['Literal', 'a value'],
  ['LiteralType', 'a type'],
  ['Member', 'a tool, `exit`, `any` or `continue`'],
  ['PrimitiveType', 'a type'],
  ['Source', 'a tool or `start`'],
  ['Statement', 'a statement'],
  ['Target', 'a tool, `exit`, `any`, `continue` or `when`'],
  ['Text', 'a text in quotes'],
  ['Value', 'a value'],
]);

/** What follows the first word of a statement. */
const afterWord = new Map<string, string>([
  ['agent', '`workflow`, `react`, `memgpt` or `sleeptime`'],
  ['approve', 'a tool name'],
  ['budget', 'a number'],
  ['embedding', 'a text in quotes'],
  ['limit', 'a tool name'],
  ['model', 'a text in quotes'],
  ['only', '`after` or `directly after`'],
  ['prompt', 'a text in quotes'],
  ['require', 'a tool name'],
  ['steps', 'a number'],
  ['temperature', 'a number'],
  ['timeout', 'a duration such as `30s`'],
  ['use', 'a tool name'],
]);

/** The words that statements begin with, but for names of tools and `start`. */
export const statementWords: readonly string[] = [...afterWord.keys()];

/** What was expected behind the word that says which statement this is; `undefined` for other words. */
export function expectedAfter(word: string): string | undefined {
  return afterWord.get(word);
}

/** What was expected, where a single token would do. */
export function expectedToken(rule: string, token: string): string {
  return byRule.get(`${rule} ${token}`) ?? byToken.get(token) ?? `\`${token}\``;
}

/** What was expected, where one of several tokens would do. */
export function expectedChoice(rule: string, tokens: readonly string[]): string {
  const known = choices.get(rule);
  if (known !== undefined) return known;
  const words = [...new Set(tokens.map((token) => expectedToken(rule, token)))];
  const last = words.pop() ?? 'something else';
  return words.length === 0 ? last : `${words.join(', ')} or ${last}`;
}
