/** A library with types, and a workflow that uses it under other names, inside texts and behind dots. */
export const library = `type Mood = "angry" | "calm"
type Hit = { title: string, mood: Mood }

/**
 * Search.
 * @param query What for.
 */
tool search(query: string): Hit | { title: string }
tool mail(to: string, hit?: Hit): { ok: boolean }
`;

export const main = `import { search, mail as send, Hit } from "./lib.wf"

/** Notes. */
tool note(text: string, hit: Hit): Hit
  prompt """Sum up {text}."""

workflow w(topic: string) {
  prompt """About {topic}: {search.args.query}"""
  start -> search(query: topic) -> send(to: search.result.title, hit: { title: topic, mood: "calm" })
  search -> note
  note -> when mood {
    "calm" -> send(to: note.result.title)
    else -> exit
  }
  send -> exit
}
`;
