import type { Page } from 'playwright-core';

const TRIES = 4;

/**
 * Does what a person does again when the first click or key was lost while something else was being drawn.
 * Escape in between closes what the failed try may have left open.
 */
export async function retry<T>(page: Page, action: () => Promise<T>): Promise<T> {
  for (let left = TRIES - 1; ; left--) {
    try {
      return await action();
    } catch (error) {
      if (left === 0) throw error;
      await page.keyboard.press('Escape');
    }
  }
}
