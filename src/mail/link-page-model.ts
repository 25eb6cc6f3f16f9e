/** `views/mail/link.hbs`: where a link in a mail leads. */
export interface LinkPageModel {
  link: {
    heading: string;
    text: readonly string[];
    /** Absent once it is done. */
    form?: { action: string; button: string };
    /** Where to go on. */
    link?: { label: string; href: string };
  };
}
