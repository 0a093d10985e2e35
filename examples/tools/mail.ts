// What `triage.wf` does with a mail. A tool's function gets the arguments of the call as one object.

export function archive({ id }: { id: string }): void {
  console.log(`Mail ${id} is in the archive.`);
}

export function createReport({ title }: { title: string }): { text: string } {
  return { text: `Report: ${title}` };
}
