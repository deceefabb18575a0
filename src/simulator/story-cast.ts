import type { NewApp } from "./org/app-changes.ts";
import type { UserProfile, UserStatus } from "./org/state.ts";

const at = (name: string) => `${name}@larkspur.example`;

export interface StoryPerson extends UserProfile {
  status?: Exclude<UserStatus, "DEPROVISIONED" | "ACTIVE">;
  contractor?: boolean;
  /** Login of the manager. */
  manager?: string;
}

function person(
  firstName: string,
  lastName: string,
  login: string,
  department: string,
  title: string,
  more: Partial<StoryPerson> = {},
): StoryPerson {
  return { login: at(login), email: at(login), firstName, lastName, department, title, ...more };
}

const lena = { manager: at("lena.fischer") };
const omar = { manager: at("omar.haddad") };
const sara = { manager: at("sara.lindqvist") };

export const storyPeople: readonly StoryPerson[] = [
  person("Grace", "Okafor", "grace.okafor", "IT", "Head of IT"),
  person("Lars", "Eriksen", "lars.eriksen", "Security", "Auditor"),
  person("Yuki", "Tanaka", "yuki.tanaka", "IT", "Systems Engineer", { displayName: "田中 由紀" }),
  person("Lena", "Fischer", "lena.fischer", "Finance", "Finance Director"),
  person("Ada", "Lopez", "ada.lopez", "Finance", "Payroll Manager", lena),
  person("Ben", "Carter", "ben.carter", "Finance", "Accountant", lena),
  person("Chiara", "Rossi", "chiara.rossi", "Finance", "Controller", lena),
  person("Omar", "Haddad", "omar.haddad", "Engineering", "VP Engineering"),
  person("Tomáš", "Novák", "tomas.novak", "Engineering", "Senior Engineer", omar),
  person("Mei", "Chen", "mei.chen", "Engineering", "Engineer", omar),
  person("Ravi", "Patel", "ravi.patel", "Engineering", "Engineer", omar),
  person("Zofia", "Kowalska", "zofia.kowalska", "Engineering", "Site Reliability Engineer", omar),
  person("Noah", "Smith", "noah.smith", "Engineering", "Intern", { ...omar, status: "PROVISIONED" }),
  person("Sara", "Lindqvist", "sara.lindqvist", "Sales", "Sales Director"),
  person("Marco", "Bianchi", "marco.bianchi", "Sales", "Account Executive", sara),
  person("Inês", "Castro", "ines.castro", "Sales", "Account Executive", sara),
  person("Hana", "Suzuki", "hana.suzuki", "Sales", "Account Executive", sara),
  person("Paulo", "Almeida", "paulo.almeida", "Sales", "Account Executive", { ...sara, status: "LOCKED_OUT" }),
  person("Fatima", "El Amrani", "fatima.elamrani", "People", "Head of People"),
  person("Jonas", "Weber", "jonas.weber", "People", "Recruiter", { manager: at("fatima.elamrani") }),
  person("Priya", "Nair", "priya.nair", "Facilities", "Office Manager"),
  person("Emeka", "Obi", "emeka.obi", "Facilities", "Technician", { status: "PASSWORD_EXPIRED" }),
  person("Kim", "O'Brien", "kim.obrien", "Design", "Designer", { contractor: true }),
  person("Ana", "Silva", "ana.silva", "Design", "Intern", { contractor: true }),
  person("Viktor", "Petrov", "viktor.petrov", "Engineering", "Engineer", { ...omar, status: "STAGED" }),
];

export interface StoryGroup {
  name: string;
  description?: string;
  members?: readonly string[];
  /** The app it is imported from. */
  from?: string;
  builtIn?: boolean;
}

export const storyGroups: readonly StoryGroup[] = [
  { name: "Okta Administrators", description: "Okta manages this group", builtIn: true, members: [at("grace.okafor")] },
  { name: "Finance", description: "Filled by department" },
  { name: "Engineering", description: "Filled by department", members: [at("tomas.novak"), at("yuki.tanaka")] },
  { name: "Sales", description: "Filled by department" },
  { name: "People Team", members: [at("fatima.elamrani"), at("jonas.weber")] },
  { name: "IT Service Desk", members: [at("grace.okafor"), at("yuki.tanaka")] },
  { name: "Contractors", description: "Filled by a rule that is switched off", members: [at("kim.obrien")] },
  { name: "AD Finance Approvers", from: "Active Directory", members: [at("ada.lopez"), at("chiara.rossi")] },
  { name: "AD Building Staff", from: "Active Directory", members: [at("priya.nair"), at("emeka.obi")] },
  { name: "Project Apollo", description: "Nobody yet" },
  { name: "On call", members: [at("zofia.kowalska"), at("mei.chen")] },
];

export interface StoryRule {
  name: string;
  expression: string;
  into: string;
  except?: readonly string[];
}

export const storyRules: readonly StoryRule[] = [
  { name: "Finance by department", expression: 'user.department=="Finance"', into: "Finance" },
  { name: "Engineering by department", expression: 'user.department=="Engineering"', into: "Engineering" },
  { name: "Sales by department", expression: 'user.department=="Sales"', into: "Sales", except: [at("ines.castro")] },
  { name: "Interns to Contractors", expression: 'user.title=="Intern"', into: "Contractors" },
  { name: "Apollo crew to Project Apollo", expression: 'user.department=="Apollo"', into: "Project Apollo" },
];

export interface StoryApp extends NewApp {
  /** In the order of their priority. */
  groups?: readonly string[];
  people?: readonly string[];
}

const provisioning = ["PUSH_NEW_USERS", "PUSH_PROFILE_UPDATES", "PUSH_USER_DEACTIVATION"];

export const storyApps: readonly StoryApp[] = [
  {
    label: "Active Directory",
    name: "active_directory",
    signOnMode: null,
    features: ["IMPORT_NEW_USERS", "PROFILE_MASTERING"],
  },
  {
    label: "Payroll",
    name: "larkspur_payroll_1",
    signOnMode: "SAML_2_0",
    groups: ["Finance", "AD Finance Approvers"],
    people: [at("ada.lopez"), at("fatima.elamrani")],
  },
  {
    label: "Salesforce",
    name: "salesforce",
    signOnMode: "SAML_2_0",
    features: provisioning,
    groups: ["Sales"],
    people: [at("marco.bianchi"), at("omar.haddad")],
  },
  {
    label: "GitHub",
    name: "github_enterprise",
    signOnMode: "SAML_2_0",
    features: provisioning,
    groups: ["Engineering", "On call"],
  },
  { label: "Company Wiki", name: "oidc_client", signOnMode: "OPENID_CONNECT", implicitAssignment: true },
  { label: "Handbook", name: "bookmark", signOnMode: "BOOKMARK", groups: ["Everyone"] },
  {
    label: "Badge Access",
    name: "template_swa",
    signOnMode: "BROWSER_PLUGIN",
    manualDeprovisioning: true,
    groups: ["AD Building Staff", "IT Service Desk"],
    people: [at("priya.nair"), at("ana.silva")],
  },
  {
    label: "Legacy Reports",
    name: "template_basic_auth",
    signOnMode: "BASIC_AUTH",
    groups: ["Finance", "People Team"],
    people: [at("chiara.rossi")],
  },
];
