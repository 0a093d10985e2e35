/** Columns that a line shall not exceed where the language lets it break. */
export const lineWidth = 100;
