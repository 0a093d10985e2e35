import { spawnSync } from 'node:child_process';
import { findChromium } from './find-chromium.ts';

const APT = 'apt-get update && apt-get install -y --no-install-recommends chromium';

/** Path of a Chromium; installs Debian's where that is possible without a question, else throws with the line to type. */
export function ensureChromium(log: (line: string) => void): string {
  const found = findChromium();
  if (found !== undefined) return found;
  const asRoot = rootPrefix();
  if (asRoot !== undefined) {
    log('Installing Chromium (once, half a minute) …');
    spawnSync(`${asRoot}sh -c '${APT}'`, { shell: true, stdio: ['ignore', 'ignore', 'inherit'] });
  }
  const installed = findChromium();
  if (installed !== undefined) return installed;
  throw new Error(`No Chromium found. Name one in $CHROMIUM, or type: sudo sh -c '${APT}'`);
}

/** What stands before a command to run it as root without a question; undefined where apt or the right is missing. */
function rootPrefix(): string | undefined {
  const succeeds = (command: string): boolean => spawnSync(command, { shell: true, stdio: 'ignore' }).status === 0;
  if (!succeeds('apt-get --version')) return undefined;
  if (process.getuid?.() === 0) return '';
  return succeeds('sudo -n true') ? 'sudo -n ' : undefined;
}
