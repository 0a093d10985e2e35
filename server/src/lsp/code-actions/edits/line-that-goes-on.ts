/** Without a stretch at its beginning a line would begin with an arrow or a bar, and go on with the one before. */
export function goesOnWithout(text: string, start: number, end: number): boolean {
  return /(?:^|[\r\n;{])[ \t]*$/.test(text.slice(0, start)) && /^[ \t]*(?:->|\|)/.test(text.slice(end));
}
