import type { FastifyReply } from 'fastify';
import { translate } from '../i18n/translate.ts';
import { countCharacters, isStorable } from '../lib/storable.ts';
import { sentText } from '../staff/sent-form.ts';
import type { StaffDesk } from '../staff/staff-desk.ts';
import type { FieldModel } from './code-page-model.ts';
import { sendCodesPage } from './codes-desk.ts';
import { COUNTED_WAITING, type DepartmentRow, selectDepartments } from './department-queries.ts';
import { addDepartment } from './save-department.ts';

export const DEPARTMENTS_PATH = '/verwaltung/fachdienste';
const NAME_MAX = 160;

/** `views/codes/departments.hbs` */
type DepartmentsPage = {
  departments: readonly {
    href: string;
    name: string;
    members: string;
    waiting: string;
    isArchived: boolean;
  }[];
  field: FieldModel;
  notice?: string;
};

export async function sendDepartments(
  desk: StaffDesk,
  field: FieldModel = { value: '' },
): Promise<FastifyReply> {
  const { app, lang, site } = desk;
  const departments = await selectDepartments(app.db, site.id);
  const model: DepartmentsPage = {
    departments: departments.map((one) => ({
      href: `${DEPARTMENTS_PATH}/${one.id}`,
      name: one.name,
      members: membersOf(one, desk),
      waiting: waitingOf(one, desk),
      isArchived: one.archivedAt !== null,
    })),
    field,
    ...noticeOf(desk),
  };
  const title = translate(lang, 'codes.departments');
  return sendCodesPage(desk, { template: 'departments', title, model, area: 'administration' });
}

export async function createDepartment(desk: StaffDesk): Promise<FastifyReply> {
  const { app, request, reply, site } = desk;
  const { name, error } = readName(desk);
  const isThere = !error && (await addDepartment(app.db, { siteId: site.id, name }));
  if (isThere) return reply.redirect(`${DEPARTMENTS_PATH}?getan=angelegt`, 303);
  reply.code(422);
  const taken = translate(desk.lang, 'codes.error.departmentTaken');
  return sendDepartments(desk, { value: sentText(request.body, 'name'), error: error ?? taken });
}

export function readName({ request, lang }: StaffDesk): { name: string; error?: string } {
  const name = sentText(request.body, 'name').replace(/\s+/gu, ' ').trim();
  if (name === '') return { name, error: translate(lang, 'codes.error.departmentName') };
  const isGood = isStorable(name) && countCharacters(name) <= NAME_MAX;
  return isGood ? { name } : { name, error: translate(lang, 'codes.error.tooLong', { max: NAME_MAX }) };
}

export function waitingOf({ waiting }: DepartmentRow, { lang }: StaffDesk): string {
  const values = {
    count: Math.min(waiting, COUNTED_WAITING),
    more: waiting > COUNTED_WAITING ? 'yes' : 'no',
  };
  return translate(lang, 'codes.department.waiting', values);
}

export function membersOf({ members }: DepartmentRow, { lang }: StaffDesk): string {
  return members.map(({ name }) => name).join(', ') || translate(lang, 'codes.department.empty');
}

const DONE = ['angelegt', 'gespeichert', 'archiviert', 'wieder-da'] as const;

export function noticeOf({ request, lang }: StaffDesk): { notice?: string } {
  const { getan } = request.query as { getan?: unknown };
  const done = request.method === 'GET' && DONE.find((one) => one === getan);
  return done ? { notice: translate(lang, `codes.department.done.${done}`) } : {};
}
