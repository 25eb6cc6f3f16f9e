/** `views/api/api.hbs` */
export type ApiPage = {
  base: string;
  operations: readonly { method: 'GET'; path: string; text: string; parameters: string }[];
  parameters: readonly { name: string; text: string }[];
  examples: { page: string; unchanged: string; key: string };
  openapiHref: string;
  openDataHref: string;
};
