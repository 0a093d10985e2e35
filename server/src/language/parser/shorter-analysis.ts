/** What Chevrotain's analysis of a grammar asks and sets; protected there. */
interface Analysis {
  RECORDING_PHASE: boolean;
  recoveryEnabled: boolean;
  resyncFollows: Readonly<Record<string, unknown>>;
  lookaheadStrategy: object;
  readonly gastProductionsCache: Readonly<Record<string, unknown>>;
  enableRecording: () => void;
  disableRecording: () => void;
  topLevelRuleRecord: (name: string) => unknown;
  preComputeLookaheadFunctions: () => void;
  performSelfAnalysis: () => void;
}

/** The methods by which Langium tells the rules. Chevrotain has ten more of most of them, for grammars written by hand. */
const told = ['consume', 'subrule', 'option', 'or', 'many', 'atLeastOne', 'ACTION', 'BACKTRACK', 'LA'] as const;

/**
 * Lets the analysis of a grammar leave out what a start need not wait for:
 * - methods that Langium never calls are not replaced while the rules are told, nor restored;
 * - what may follow each rule is worked out when the parser first recovers from an error.
 *
 * To be called before the analysis, which is done when `analyse` returns.
 */
export function analyseShorter(parser: object, analyse: () => void): void {
  const analysis = parser as Analysis;
  recordOnlyTold(analysis);
  const recovers = analysis.recoveryEnabled;
  analysis.recoveryEnabled = false;
  analyse();
  analysis.recoveryEnabled = recovers;
  let follows: Analysis['resyncFollows'] | undefined;
  Object.defineProperty(analysis, 'resyncFollows', { get: () => (follows ??= followsOf(analysis)) });
}

function recordOnlyTold(analysis: Analysis): void {
  const { enableRecording } = analysis;
  const own = analysis as unknown as Record<string, unknown>;
  analysis.enableRecording = () => {
    // Gets all the methods, so that the parser gets those that are needed only.
    const recorder = Object.create(analysis) as Record<string, unknown>;
    enableRecording.call(recorder);
    for (const name of told) own[name] = recorder[name];
    analysis.RECORDING_PHASE = true;
  };
  analysis.disableRecording = () => {
    for (const name of told) Reflect.deleteProperty(analysis, name);
    analysis.RECORDING_PHASE = false;
  };
}

/** Analyses the rules that were told once more, for this alone. */
function followsOf(analysis: Analysis): Analysis['resyncFollows'] {
  const again = Object.create(analysis) as Analysis;
  const nothing = (): undefined => undefined;
  Object.defineProperty(again, 'resyncFollows', { value: {}, writable: true });
  again.recoveryEnabled = true;
  again.lookaheadStrategy = {};
  again.enableRecording = nothing;
  again.disableRecording = nothing;
  again.topLevelRuleRecord = (name) => analysis.gastProductionsCache[name];
  again.preComputeLookaheadFunctions = nothing;
  again.performSelfAnalysis();
  return again.resyncFollows;
}
