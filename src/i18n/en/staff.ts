import type { staff as german } from '../de/staff.ts';
import { accounts } from './accounts.ts';

export const staff = {
  ...accounts,
  'staff.product': 'Stadtgespräch',
  'staff.workplace': '{site} · Workplace',
  'staff.skip': 'Skip to content',
  'staff.areas': 'Areas',
  'staff.areas.moderation': 'Moderation',
  'staff.areas.planning': 'Planning',
  'staff.areas.redaktion': 'Editing',
  'staff.areas.waiting': 'comments waiting',
  'staff.menu': 'Menu',
  'staff.keys': 'Keys',
  'staff.signedInAs': 'Signed in as {name}',
  'staff.signOut': 'Sign out',
  'staff.pager': 'Pages',
  'staff.pager.position': '{from}–{to} of {total}',
  'staff.pager.previous': 'Previous',
  'staff.pager.next': 'Next',
  'staff.errors.title': 'That did not work yet',
  'staff.errors.intro':
    '{count, plural, one {One entry is missing or does not fit.} other {# entries are missing or do not fit.}}',
  'staff.signIn.title': 'Sign in',
  'staff.signIn.lead': 'Workplace for moderation, planning and editing.',
  'staff.signIn.email': 'E-mail address',
  'staff.signIn.password': 'Password',
  'staff.signIn.submit': 'Sign in',
  'staff.signIn.help': 'No access yet, or locked out? Whoever administers your workplace can help.',
  'staff.signIn.back': 'To the public site',
  'staff.signIn.wrong.title': 'Signing in did not work',
  'staff.signIn.wrong.text': 'E-mail address and password do not match. Please check both.',
  'staff.signIn.limited.title': 'Too many attempts',
  'staff.signIn.limited.text':
    'Please wait {minutes, plural, one {one minute} other {# minutes}} and then try again.',
  'staff.signIn.ended.title': 'Your session has ended',
  'staff.signIn.ended.text':
    'Please sign in again. You will continue where you were; texts you had begun are kept in this window.',
  'staff.signIn.signedOut.title': 'You are signed out',
  'staff.signIn.signedOut.text': 'You can close this window or sign in again.',
  'staff.signIn.missing.email': 'Please enter your e-mail address.',
  'staff.signIn.missing.password': 'Please enter your password.',
  'staff.signIn.demo':
    'Demo: the credentials are shown in the terminal in which the application was started.',

  'staff.unsaved.title': 'Not saved yet',
  'staff.unsaved.why':
    '{why, select, session {Your session has ended. What you entered is still here: please sign in in the new window, come back and save again.} stale {The page was open too long. What you entered is still here: please save again.} tooMany {Very many requests came at once. What you entered is still here: please wait a minute and save again.} other {The application did not answer in time. What you entered is still here: please save again in a moment.}}',
  'staff.unsaved.signIn': 'Sign in again (new window)',
  'staff.unsaved.send': 'Save again',
} as const satisfies Record<keyof typeof german, string>;
