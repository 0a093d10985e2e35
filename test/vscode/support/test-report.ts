/** What a suite leaves for the process that started the editor: the editor's exit code alone proves nothing. */
export interface TestReport {
  readonly passed: number;
  readonly skipped: number;
  /** One entry for each failure: title and message. */
  readonly failures: readonly string[];
}

/** Begins each line of the test run among the lines that the editor itself logs. */
export const LINE_TAG = '[test] ';

/** Environment variables that the editor's process hands to the suite in its extension host. */
export const SUITE = 'WF_TEST_SUITE';
export const REPORT_FILE = 'WF_TEST_REPORT';
export const SCREENSHOTS = 'WF_TEST_SCREENSHOTS';
/** Folder with the packed extension, for tests that start sessions themselves. */
export const EXTENSIONS = 'WF_TEST_EXTENSIONS';
export const DEBUGGING_PORT = 'WF_TEST_DEBUGGING_PORT';
/** Looks like a key of the person who started the editor. */
export const CANARY = 'WF_TEST_API_KEY';
