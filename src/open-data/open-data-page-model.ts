/** `views/open-data/open-data.hbs` */
export type OpenDataPage = {
  /** False: the city offers no files. */
  isOn: boolean;
  licence?: { name: string; href: string; publisher?: string };
  namesText: string;
  datasets: readonly DatasetItem[];
  /** Why there is no catalogue yet; absent where there is one. */
  gapText?: string;
  schemaHref: string;
  apiHref: string;
};

export type DatasetItem = {
  /** Names it in the page's address: the catalogue leads there. */
  id: string;
  title: string;
  href: string;
  contentLang?: string;
  countText: string;
  changedText: string;
  files: readonly { href: string; type: string; name: string; label: string }[];
};
