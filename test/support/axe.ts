import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/**
 * axe for a page of ours. No page has frames, so none is opened in a second page to gather what they say (which "legacy mode"
 * leaves out), and what passed is not described: together a third of the time.
 */
export function axe(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
}
