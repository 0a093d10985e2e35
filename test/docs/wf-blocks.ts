/** One fenced block of a Markdown page: `wf`, or a file that stands beside one. */
export interface WfBlock {
  readonly page: string;
  /** Line of its first line of text in the page, from 1. */
  readonly line: number;
  /** The nearest heading above it, without its marks. */
  readonly heading: string;
  readonly text: string;
  /** `file=tools.wf` in the info string: other blocks of the page import it by this name. */
  readonly file?: string;
  /** `with=tools.wf`: the blocks that must stand beside it, by name. */
  readonly with: readonly string[];
}

/** All `wf` blocks of a page, in order. */
export function wfBlocks(page: string, markdown: string): readonly WfBlock[] {
  const blocks: WfBlock[] = [];
  let heading = '';
  let open: { readonly info: string; readonly line: number; readonly text: string[] } | undefined;
  for (const [index, line] of markdown.split('\n').entries()) {
    if (open !== undefined && line.trim() === '```') {
      blocks.push({ page, heading, line: open.line, text: `${open.text.join('\n')}\n`, ...attributes(open.info) });
      open = undefined;
    } else if (open !== undefined) open.text.push(line);
    else {
      heading = /^#+ (.*)$/.exec(line)?.[1] ?? heading;
      const info = /^```(?:wf(?: (.*))?|\w+ (file=.*))$/.exec(line);
      if (info !== null) open = { info: info[1] ?? info[2] ?? '', line: index + 2, text: [] };
    }
  }
  return blocks;
}

/** Not a module that stands beside one. */
export function isWorkflow({ file }: WfBlock): boolean {
  return file?.endsWith('.wf') !== false;
}

function attributes(info: string): Pick<WfBlock, 'file' | 'with'> {
  const read = (name: string): string | undefined => new RegExp(`(?:^| )${name}=(\\S+)`).exec(info)?.[1];
  const file = read('file');
  return { with: read('with')?.split(',') ?? [], ...(file !== undefined && { file }) };
}
