import type { Random } from "../random.ts";

const given = (
  "Ada Amina Anders Beatriz Bogdan Chiara Daniel Dmitri Elena Emeka Fatima Felix Gabriela Grace Hana Hugo Ibrahim Ines " +
  "Ivan Jana Joao José Julia Kaito Karin Lars Leila Lena Lucía Mateo Maya Mei Mohammed Nadia Nina Noor Olga Oskar Paulo " +
  "Priya Rafael Ravi Rosa Samir Sara Sofia Søren Tariq Tomás Uma Valentin Wanda Wei Xenia Yara Yusuf Zoë Zofia"
).split(" ");

const family = (
  "Abbasi Almeida Andersson Bauer Bianchi Castillo Chen Costa Dubois Eriksen Farouk Fischer Fernández García Haddad Hansen " +
  "Ivanov Jansen Johansson Kaya Kim Kowalski Kumar Larsen Lopez Martin Mbeki Müller Nakamura Nguyen Novák Okafor Olsen " +
  "O'Brien Park Patel Pereira Petrov Quinn Rossi Saito Santos Schmidt Silva Singh Smith Suzuki Tanaka Torres Vargas Weber Yilmaz Zhang"
).split(" ");

/** Names that have broken software: each is legal in an Okta profile. */
export const hardNames: readonly string[] = [
  "  leading and trailing  ",
  "e\u0301clair combining",
  "Zalgo\u0300\u0316\u0317 te\u0301xt",
  "مالية ودفع الرواتب",
  "כספים \u200fשכר",
  "財務部・給与",
  "급여 관리자",
  "Πληρωμές Ελλάδας",
  "Финансы и отчёты",
  "👩🏽‍💻 builders 🚀",
  "🇸🇪 Sverige",
  "quotes \"double\" and 'single' `back`",
  "back\\slash \\n not a newline",
  'a+b-c&&d||e!f(g){h}[i]^j"k~l*m?n:o/p',
  "AND OR NOT name:* ~0.5",
  "') RETURN 1 // } MATCH (n) DETACH DELETE n",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the placeholder is the point
  "$param ${template} {{mustache}} %s %d",
  "<script>alert(1)</script>",
  "null",
  "undefined",
  "__proto__",
  "constructor",
  "NaN",
  "0",
  "-1e309",
  "tab\tand\nnewline",
  "İstanbul ıspanak",
  "straße STRASSE ﬁ ligature",
  "\ud835\udcdc\ud835\udcf8\ud835\udcf7\ud835\udcee\ud835\udd02",
  "zero\u200bwidth\u2060joined\ufeff",
  "full\u3000width space",
  "The team of people who look after everything that has to do with the closing of the books at the end of each quarter and year",
  "same name",
  "Same Name",
  "same name ",
];

export const departments = [
  "Engineering",
  "Sales",
  "Finance",
  "People",
  "Marketing",
  "Support",
  "Legal",
  "IT",
  "Operations",
  "Research",
  "Design",
  "Facilities",
  "Security",
  "Procurement",
  "Data & Analytics",
  'R+D "Labs"',
  "Développement",
  "営業部",
] as const;

export const cities = [
  "Lisbon",
  "Berlin",
  "Oslo",
  "São Paulo",
  "Chennai",
  "Osaka",
  "Austin",
  "Toronto",
  "Kraków",
  "Nairobi",
  "Malmö",
] as const;

export const titles = [
  "Engineer",
  "Senior Engineer",
  "Account Executive",
  "Analyst",
  "Manager",
  "Director",
  "Recruiter",
  "Counsel",
  "Designer",
  "Technician",
  "Support Specialist",
  "Vice President",
  "Controller",
  "Intern",
] as const;

export function personName(random: Random): { firstName: string; lastName: string } {
  return { firstName: random.pick(given), lastName: random.pick(family) };
}

const topics = [
  "Finance",
  "Payroll",
  "Close",
  "Warehouse",
  "Kubernetes",
  "Data",
  "Sales EMEA",
  "Sales APAC",
  "Field",
  "Contractors",
  "Interns",
  "Office",
  "Badge",
  "Audit",
  "Release",
  "Incident",
  "Vendors",
  "Board",
  "Launch",
  "Mobile",
  "Web",
  "Platform",
  "Analytics",
];
const circles = [
  "Team",
  "Admins",
  "Readers",
  "Writers",
  "Approvers",
  "Owners",
  "Guests",
  "On call",
  "Leads",
  "All",
  "Pilot",
  "Archive",
];

export function groupName(random: Random, number: number): string {
  return `${random.pick(topics)} ${random.pick(circles)} ${number}`;
}

export interface AppKind {
  name: string;
  label: string;
  signOnMode: string | null;
  features: readonly string[];
}

const provisioned = ["PUSH_NEW_USERS", "PUSH_PROFILE_UPDATES", "PUSH_USER_DEACTIVATION", "GROUP_PUSH"];

export const appKinds: readonly AppKind[] = [
  { name: "salesforce", label: "Salesforce", signOnMode: "SAML_2_0", features: provisioned },
  { name: "github_enterprise", label: "GitHub Enterprise", signOnMode: "SAML_2_0", features: provisioned },
  { name: "slack", label: "Slack", signOnMode: "SAML_2_0", features: provisioned },
  {
    name: "office365",
    label: "Microsoft Office 365",
    signOnMode: "WS_FEDERATION",
    features: [...provisioned, "IMPORT_NEW_USERS"],
  },
  { name: "workday", label: "Workday", signOnMode: "SAML_2_0", features: ["IMPORT_NEW_USERS", "PROFILE_MASTERING"] },
  { name: "oidc_client", label: "Payroll portal", signOnMode: "OPENID_CONNECT", features: [] },
  { name: "oidc_client", label: "Internal dashboard", signOnMode: "OPENID_CONNECT", features: [] },
  { name: "bookmark", label: "Lunch menu", signOnMode: "BOOKMARK", features: [] },
  { name: "template_swa", label: "Travel booking", signOnMode: "BROWSER_PLUGIN", features: [] },
  { name: "template_basic_auth", label: "Legacy reports", signOnMode: "BASIC_AUTH", features: [] },
  { name: "template_sps", label: "Parking", signOnMode: "SECURE_PASSWORD_STORE", features: [] },
  { name: "google", label: "Google Workspace", signOnMode: "SAML_2_0", features: provisioned },
  { name: "zoomus", label: "Zoom", signOnMode: "SAML_2_0", features: provisioned },
  { name: "aws_console", label: "AWS account", signOnMode: "SAML_1_1", features: [] },
  {
    name: "some_new_kind",
    label: "Novelty",
    signOnMode: "A_MODE_NOT_KNOWN_YET",
    features: ["A_FEATURE_NOT_KNOWN_YET"],
  },
];

/** Where people and groups are imported from: no sign-on of their own. */
export const directoryKinds: readonly AppKind[] = [
  {
    name: "active_directory",
    label: "Active Directory",
    signOnMode: null,
    features: ["IMPORT_NEW_USERS", "PROFILE_MASTERING"],
  },
  { name: "ldap_interface", label: "LDAP", signOnMode: null, features: ["IMPORT_NEW_USERS"] },
  { name: "csv_directory", label: "CSV directory", signOnMode: null, features: ["IMPORT_PROFILE_UPDATES"] },
];
