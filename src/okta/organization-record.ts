import { firstText, text } from "./record-fields.ts";
import { recordReader } from "./record-reader.ts";

export interface OktaOrganization {
  id: string;
  name: string;
  subdomain: string | null;
}

export const readOrganization = recordReader((raw): OktaOrganization => {
  const subdomain = firstText(text(raw.subdomain));
  return { id: raw.id, name: firstText(text(raw.companyName), subdomain) ?? raw.id, subdomain };
});
