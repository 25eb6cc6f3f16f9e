import type { AddressFieldModel, ChoiceModel } from '../mail/form-parts.ts';
import type { NotTaken } from '../mail/not-taken.ts';

/** `views/follow/follow.hbs`: „Neues per E-Mail“ of a topic. */
export interface FollowPageModel {
  topic: { title: string; href: string };
  /** True once the form was taken: what is said then is the same for every address. */
  isSent: boolean;
  notTaken?: NotTaken['why'];
  /** Absent once it is sent, and where no mail is sent. */
  form?: {
    action: string;
    address: AddressFieldModel;
    rhythm: ChoiceModel;
    language: ChoiceModel;
    /** Days until an address that nobody confirmed is deleted; absent while the database does not answer. */
    keptDays?: number;
    privacyHref: string;
  };
}

/** `views/follow/manage.hbs`: a follower changes how often and in which language they are told, or ends it. */
export interface ManagePageModel {
  topic: { title: string; href: string };
  isSaved: boolean;
  form: { action: string; rhythm: ChoiceModel; language: ChoiceModel };
  unsubscribeHref: string;
}
