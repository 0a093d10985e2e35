import { homedir } from 'node:os';

/** The user's home folder, as the environment names it. */
export function homeFolder({ HOME = '' }: Readonly<Record<string, string | undefined>>): string {
  return HOME === '' ? homedir() : HOME;
}
