/**
 * A clean `.wf` file of about `lines` lines with everything that files hold: documented tools, types, a chain, a `when`,
 * fixed arguments, templates, limits. Grows by whole blocks, each of its own names.
 */
export function sampleFile(lines: number): string {
  const blocks: string[] = [];
  let length = 0;
  for (let number = 0; length < lines; number++) {
    const block = sampleBlock(number);
    length += block.split('\n').length;
    blocks.push(block);
  }
  return blocks.join('\n');
}

function sampleBlock(number: number): string {
  return `type Mood${number} = "angry" | "calm"

/**
 * Sort a message.
 * @param text The message as it came in.
 */
tool classify${number}(text: string): "spam" | "urgent" | "other"
  prompt """Classify this message: {text}"""
/** Send a mail. */
tool send${number}(to: string, body: string, cc?: string[]): { id: string }
  http POST "https://mail.example/send" {
    header "Authorization": "Bearer {secret.MAIL_TOKEN}"
    body { to: to, text: body }
  }
  timeout 30s
/** Page the person on duty. */
tool page${number}(text: string): string command ["node", "page.mjs", "{text}"]

workflow triage${number}(mail: string, mood: Mood${number} = "calm") {
  model "openai/gpt-4.1"
  steps 20
  prompt """Handle this {mood} mail: {mail}"""
  start -> classify${number}(text: mail)
  classify${number} -> when {
    "spam"   -> exit
    "urgent" -> page${number}(text: mail) -> send${number}
    else     -> send${number} | page${number}
  }
  send${number} -> exit
  limit page${number} to 2
  only after classify${number}: page${number}
}
`;
}
