/** Of printable ASCII alone. */
const plain = /^[ -~]*$/;

const named: ReadonlyMap<string, string> = new Map([
  ['\n', '\\n'],
  ['\t', '\\t'],
  ['\r', '\\r'],
]);

/**
 * The text with every character that would be obeyed or not seen written as `\u001b` or `\u{e0001}`: what a tool returned
 * can neither move the cursor nor hide what it says. Line breaks become `\n`, so the result is one line.
 */
export function visibleText(text: string): string {
  return plain.test(text) ? text : escapedIn(text);
}

// V8 takes half a millisecond to make this expression, and most texts that a command prints need none.
function escapedIn(text: string): string {
  // A character that a terminal or an editor obeys, or shows as nothing: a control, half of a surrogate pair (it cannot be
  // written as UTF-8), a line separator, a mark that turns the direction of the text around it, an invisible tag. The two
  // that choose the style of an emoji stay: models write them all the time, and they hide nothing.
  const unseen = /(?![\ufe0e\ufe0f])[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]/gu;
  return text.replace(unseen, (character) => named.get(character) ?? escaped(character.codePointAt(0) ?? 0));
}

function escaped(code: number): string {
  const digits = code.toString(16);
  return code > 0xffff ? `\\u{${digits}}` : `\\u${digits.padStart(4, '0')}`;
}
