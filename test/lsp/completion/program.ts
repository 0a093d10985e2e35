const text = `type Mood = "angry" | "calm"
/** Send. */
tool send(to: string, body: string, urgent: boolean = false): { id: string }
  http POST "https://mail.example/send" {
    header "Authorization": "Bearer {secret.TOKEN}"
    body { to: to }
  }
/** Sort. */
tool classify(text: string, mood?: Mood): "spam" | "urgent" | "other"
  prompt """Classify {text}"""
tool archive(id: string)
  from "./tools/mail.ts"
  secrets OTHER
tool report(title: string): { text: string, pages: integer }
tool spare()

workflow triage(mail: string, urgent: boolean) {
  model "openai/gpt-4.1"
  prompt """Handle {mail}"""

  start -> classify
  classify -> when {
    "spam" -> archive
    "urgent" -> report
    else -> send
  }
  archive -> exit
  report -> send
  send -> exit
  limit report to 2
  only after classify: archive
}
`;

/** A program with one part replaced, by a text that holds the cursor. */
export function program(part: string | RegExp, by: string): string {
  const changed = part === '' ? by + text : text.replace(part, () => by);
  if (changed === text && by !== '') throw new Error(`The program has no ${String(part)}.`);
  return changed;
}
