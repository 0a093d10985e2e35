import type { LangiumDocument } from 'langium';
import type { Facts } from './facts.ts';
import type { Cursor } from './place/cursor.ts';
import type { WfServerServices } from '../services.ts';

/** What every source of offers gets. */
export interface Asked {
  readonly document: LangiumDocument;
  readonly services: WfServerServices;
  readonly cursor: Cursor;
  readonly facts: Facts;
  /** The text behind the word at the cursor. */
  readonly after: string;
  /** Whether what is typed of the word at the cursor can become a name. */
  readonly fits: (name: string) => boolean;
}
