/**
 * Is it a character that a terminal or an editor obeys instead of showing: a control, a line separator, or a mark that
 * turns the direction of the text around it? A lone half of a surrogate pair counts too: it cannot be written as UTF-8.
 */
function isObeyed(code: number): boolean {
  return (
    code < 0x20 ||
    (code >= 0x7f && code <= 0x9f) ||
    code === 0x061c ||
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x2028 && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x206f) ||
    (code >= 0xd800 && code <= 0xdfff) ||
    code === 0xfeff
  );
}

/**
 * The text with every character that would be obeyed instead of shown written as `\u001b`: what a tool returned can
 * neither move the cursor nor hide what it says. Line breaks become `\n`, so the result is one line.
 */
export function visibleText(text: string): string {
  let visible = '';
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (character === '\n') visible += '\\n';
    else if (character === '\t') visible += '\\t';
    else if (character === '\r') visible += '\\r';
    else visible += isObeyed(code) ? `\\u${code.toString(16).padStart(4, '0')}` : character;
  }
  return visible;
}
