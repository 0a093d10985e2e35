/**
 * The user's home folder, as the environment names it. Node's own function is asked only where it does not: what that stands in
 * is loaded at no other start.
 */
export function homeFolder({ HOME = '' }: Readonly<Record<string, string | undefined>>): string {
  return HOME === '' ? process.getBuiltinModule('node:os').homedir() : HOME;
}
