import type { WfServerServices, WfSharedServices } from '../services.ts';

/** Lets the language ask the settings how findings are rated and which model providers there are. */
export function useFindingSettings({ lint }: WfSharedServices, { validation, analysis }: WfServerServices): void {
  validation.RatingSource.use((file) => lint.FindingSettings.ratingsFor(file));
  analysis.ProviderNames.use(() => lint.FindingSettings.providers);
}
