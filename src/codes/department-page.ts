import type { FastifyReply } from 'fastify';
import { translate } from '../i18n/translate.ts';
import { sentValues } from '../lib/sent-values.ts';
import { isUuid } from '../lib/uuid.ts';
import { NotFound } from '../platform/refusal.ts';
import { sentText, sentVersion } from '../staff/sent-form.ts';
import type { StaffDesk } from '../staff/staff-desk.ts';
import type { Choice, FieldModel } from './code-page-model.ts';
import { sendCodesPage } from './codes-desk.ts';
import { selectColleagues, selectDepartments } from './department-queries.ts';
import { DEPARTMENTS_PATH, membersOf, noticeOf, readName, waitingOf } from './departments-page.ts';
import { changeDepartment, shelveDepartment } from './save-department.ts';

/** `views/codes/department.hbs` */
type DepartmentPage = {
  action: string;
  name: string;
  version: number;
  isArchived: boolean;
  waiting: string;
  field: FieldModel;
  colleagues: readonly Choice[];
  membersTheirs?: string;
  conflict?: { by: string };
  notice?: string;
};

interface Given {
  name: string;
  members: readonly string[];
  error?: string;
  isConflict?: boolean;
}

/** @throws NotFound */
export async function sendDepartment(desk: StaffDesk, id: string, given?: Given): Promise<FastifyReply> {
  const { app, lang, site } = desk;
  const [[saved], colleagues] = await Promise.all([
    selectDepartments(app.db, site.id, id),
    selectColleagues(app.db, site.id),
  ]);
  if (!saved) throw new NotFound();
  const members = given?.members ?? saved.members.map((one) => one.id);
  const value = given?.name ?? saved.name;
  const isOther = given?.isConflict && value !== saved.name;
  const model: DepartmentPage = {
    action: `${DEPARTMENTS_PATH}/${id}`,
    name: saved.name,
    version: saved.version,
    isArchived: saved.archivedAt !== null,
    waiting: waitingOf(saved, desk),
    field: {
      value,
      ...(given?.error && { error: given.error }),
      ...(isOther && { theirs: { text: saved.name } }),
    },
    colleagues: colleagues.map((one) => ({
      value: one.id,
      label: one.name,
      isChosen: members.includes(one.id),
    })),
    ...(given?.isConflict && {
      conflict: { by: translate(lang, 'codes.somebody') },
      membersTheirs: membersOf(saved, desk),
    }),
    ...noticeOf(desk),
  };
  const title = saved.name;
  const scripts = ['desk/editor.js'];
  return sendCodesPage(desk, { template: 'department', title, model, area: 'administration', scripts });
}

export async function saveDepartment(desk: StaffDesk, id: string): Promise<FastifyReply> {
  const { app, request, reply, site, lang } = desk;
  const { name, error } = readName(desk);
  const members = sentValues(request.body, 'mitglied').filter(isUuid);
  const version = sentVersion(request.body);
  const outcome = error
    ? 'invalid'
    : await changeDepartment(app.db, { siteId: site.id, id, version, name, members });
  if (outcome === 'saved') return reply.redirect(`${DEPARTMENTS_PATH}/${id}?getan=gespeichert`, 303);
  if (outcome === 'not-found') throw new NotFound();
  reply.code(outcome === 'stale' ? 409 : 422);
  const said = outcome === 'name-taken' ? translate(lang, 'codes.error.departmentTaken') : error;
  const isConflict = outcome === 'stale';
  return sendDepartment(desk, id, { name, members, isConflict, ...(said && { error: said }) });
}

export async function archiveDepartment(desk: StaffDesk, id: string): Promise<FastifyReply> {
  const { app, request, reply, site } = desk;
  const isArchived = sentText(request.body, 'zurueck') !== '1';
  const outcome = await shelveDepartment(app.db, { siteId: site.id, id, isArchived });
  if (outcome === 'not-found') throw new NotFound();
  const done = isArchived ? 'archiviert' : 'wieder-da';
  return reply.redirect(`${DEPARTMENTS_PATH}/${id}?getan=${done}`, 303);
}
