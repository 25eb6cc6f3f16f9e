import { translate } from '../i18n/translate.ts';
import type { AssignmentForm } from './code-page-model.ts';
import { codebookPath, type TopicDesk } from './codes-desk.ts';
import { selectCodeAssignment } from './department-queries.ts';
import { listDepartments } from './departments-of.ts';

/** The form that assigns a code to a department; undefined while the city has none. */
export async function codeAssignment(
  { app, site, topic, lang }: TopicDesk,
  codeId: string,
): Promise<AssignmentForm | undefined> {
  const [departments, assigned] = await Promise.all([
    listDepartments(app.db, site.id),
    selectCodeAssignment(app.db, codeId),
  ]);
  if (departments.length === 0 && !assigned) return undefined;
  return {
    action: `${codebookPath(topic.slug)}/${codeId}/zustaendigkeit`,
    departments: [
      { value: '', label: translate(lang, 'codes.assign.nobody'), isChosen: !assigned },
      ...departments.map(({ id, name }) => ({
        value: id,
        label: name,
        isChosen: id === assigned?.departmentId,
      })),
    ],
    due: assigned?.due ?? '',
  };
}
