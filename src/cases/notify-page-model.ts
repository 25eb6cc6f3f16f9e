import type { AddressFieldModel, ChoiceModel } from '../mail/form-parts.ts';
import type { NotTaken } from '../mail/not-taken.ts';

/** `views/cases/notify.hbs`: whether and where the author of a comment is told what becomes of it. */
export interface NotifyPageModel {
  topic?: string;
  back: string;
  /** How it stands; the address is shown in part only. Absent while the database does not answer. */
  standing?: { state: 'none' | 'waiting' | 'on' | 'off'; address: string };
  /** The comment was withdrawn or has no words any more: no address is taken, and `standing` is absent. */
  isEnded: boolean;
  isSaved: boolean;
  notTaken?: NotTaken['why'];
  /** Absent where no mail is sent, or none about this comment; what was typed is given back all the same. */
  form?: { action: string; address: AddressFieldModel; language: ChoiceModel; notify: boolean };
  /** Absent where there is no address to delete. */
  deleteAction?: string;
}
