import { allowedEnvironment } from '#core/environment/allowed-environment.ts';

/**
 * The environment of the executor: the allowed part of ours, and the switch that makes the editor's binary a Node. The
 * executor deletes that switch before it starts anything itself.
 */
export function executorEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
): Record<string, string | undefined> {
  return { ...allowedEnvironment(environment), ELECTRON_RUN_AS_NODE: '1' };
}
