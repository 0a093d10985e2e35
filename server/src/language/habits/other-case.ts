/** What a word in place of a value was perhaps meant to be: it could be a text as well. */
export function otherCase(word: string): string {
  if (/^(?:_|default|otherwise)$/i.test(word)) return '; every other result is `else`';
  if (/^(?:catch|error|exception|fail|failure)$/i.test(word)) return '; a failed call is `failed`';
  return /^(?:true|false|null)$/i.test(word) ? `; the value is \`${word.toLowerCase()}\`, in small letters` : '';
}
