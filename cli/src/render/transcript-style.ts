import type { TranscriptLineKind } from '#core/events/transcript-line.ts';
import type { Paint, Style } from './style.ts';

/** How a line of the transcript is set off. */
export function styleOf(kind: TranscriptLineKind, style: Style): Paint {
  switch (kind) {
    case 'run':
    case 'call':
      return style.bold;
    case 'input':
    case 'why':
    case 'tool-output':
      return style.faint;
    case 'model-text':
    case 'approval':
      return style.accent;
    case 'failure':
    case 'refusal':
    case 'stop':
      return style.bad;
    case 'success':
      return style.good;
    case 'result':
      return (text) => text;
  }
}
