import { getOpenData } from '../../src/open-data/get-open-data.ts';
import { saveOpenData } from '../../src/open-data/save-open-data.ts';
import { openDataOf } from '../../src/open-data/settings-form.ts';
import type { TestApp } from '../support/app.ts';
import { aStaffMember } from '../support/staff.ts';
import { waitFor } from '../support/wait-for.ts';

/** Everything an admin can choose, chosen. */
export const chosen = {
  is_on: '1',
  names: 'none',
  licence: 'dl-by-de/2.0',
  publisher: 'Stadt Jena',
  contributor_id: 'stadtJena',
  geocode: '16053000',
};

/** The city gives its data to everybody; done once the pages that said otherwise are gone. */
export async function offer(app: TestApp, given: Partial<typeof chosen> = {}): Promise<void> {
  const { id: siteId } = await app.site();
  const { id: staffId } = await aStaffMember(app, ['admin']);
  const { version } = await getOpenData(app.db, siteId);
  let dropped = false;
  app.pages.onDrop(() => {
    dropped = true;
  });
  const isSaved = await saveOpenData(
    app.db,
    { siteId, staffId },
    openDataOf({ ...chosen, ...given }, version),
  );
  if (!isSaved) throw new Error('Somebody else saved meanwhile');
  await waitFor('the pages are dropped', () => dropped);
}
