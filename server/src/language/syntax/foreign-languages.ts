/** A programming language that no module of a tool can be written in. */
export interface ForeignLanguage {
  readonly name: string;
  /** The beginning of a command that runs a file of it; none where it is compiled first. */
  readonly run?: readonly string[];
}

/** By the ending of a file's name. Other endings may belong to a name: `./mail.v2` is `mail.v2.ts`. */
const languages: ReadonlyMap<string, ForeignLanguage> = new Map([
  ['py', { name: 'Python', run: ['python3'] }],
  ['rb', { name: 'Ruby', run: ['ruby'] }],
  ['php', { name: 'PHP', run: ['php'] }],
  ['pl', { name: 'Perl', run: ['perl'] }],
  ['lua', { name: 'Lua', run: ['lua'] }],
  ['r', { name: 'R', run: ['Rscript'] }],
  ['jl', { name: 'Julia', run: ['julia'] }],
  ['sh', { name: 'a shell script', run: ['sh'] }],
  ['bash', { name: 'a shell script', run: ['bash'] }],
  ['ps1', { name: 'a PowerShell script', run: ['pwsh', '-File'] }],
  ['go', { name: 'Go' }],
  ['rs', { name: 'Rust' }],
  ['java', { name: 'Java' }],
  ['kt', { name: 'Kotlin' }],
  ['cs', { name: 'C#' }],
  ['swift', { name: 'Swift' }],
]);

/** The language that a path of a module is written in, judged by its ending, when it is none that can be loaded. */
export function foreignLanguageOf(path: string): ForeignLanguage | undefined {
  const ending = /\.(\w+)$/.exec(path)?.[1];
  return ending === undefined ? undefined : languages.get(ending.toLowerCase());
}
