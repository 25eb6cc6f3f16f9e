import type { AddressFieldModel } from '../mail/form-parts.ts';
import type { NotTaken } from '../mail/not-taken.ts';

/** `views/cases/link.hbs`: „Link verloren?“, given back or answered; the answer never says whether an address is known. */
export interface LinkLostPageModel {
  isSent: boolean;
  notTaken?: NotTaken['why'];
  /** Absent once it is sent, and where no mail is sent. */
  form?: LinkLostFormModel;
}

/** `views/partials/public/link-form.hbs` */
export interface LinkLostFormModel {
  action: string;
  address: AddressFieldModel;
}
