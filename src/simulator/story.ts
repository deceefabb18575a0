import { createOrg, type SimOrg } from "./org.ts";
import { storyApps, storyGroups, storyPeople, storyRules } from "./story-cast.ts";

/** The main characters, by the names a newcomer meets them under. */
export const story = {
  organization: "Larkspur Robotics",
  people: {
    /** Reaches Payroll three ways: individually, by a rule, by an imported group. */
    threeWays: "ada.lopez@larkspur.example",
    /** Suspended, with Salesforce still assigned. */
    suspendedLeaver: "marco.bianchi@larkspur.example",
    /** Deactivated, with an account in Badge Access that nobody has taken away. */
    goneLeaver: "priya.nair@larkspur.example",
    /** In Engineering by a rule and by hand. */
    ruleAndHand: "tomas.novak@larkspur.example",
    /** Works in Sales and is excluded from the rule that fills the group. */
    excluded: "ines.castro@larkspur.example",
    superAdmin: "grace.okafor@larkspur.example",
    readOnlyAdmin: "lars.eriksen@larkspur.example",
    /** Of one group only. */
    groupAdmin: "yuki.tanaka@larkspur.example",
    /** Of one kind of app only. */
    appAdmin: "omar.haddad@larkspur.example",
    /** Has a custom role, and no standard one. */
    customAdmin: "lena.fischer@larkspur.example",
  },
  groups: {
    everyone: "Everyone",
    byRule: "Finance",
    imported: "AD Finance Approvers",
    empty: "Project Apollo",
    /** What the group administrator is limited to. */
    groupAdminTarget: "Contractors",
    /** Gives its members a standard role. */
    serviceDesk: "IT Service Desk",
    /** Gives its members a custom role. */
    customAdmins: "On call",
  },
  apps: {
    main: "Payroll",
    /** Open to everyone without any assignment. */
    openToAll: "Company Wiki",
    /** Assigned to Everyone. */
    everyone: "Handbook",
    /** Accounts of leavers wait here for someone to acknowledge their removal. */
    manualRemoval: "Badge Access",
    inactive: "Legacy Reports",
    directory: "Active Directory",
  },
  /** Lets its holders change who is in Finance, over the resource set. */
  customRole: "Finance access keeper",
  resourceSet: "Finance groups",
  /** Of the super administrator. */
  apiToken: "HR import",
  rules: { invalid: "Apollo crew to Project Apollo", inactive: "Interns to Contractors" },
} as const;

/** Finds what the story calls by name. */
export interface StoryIndex {
  user(login: string): string;
  group(name: string): string;
  app(label: string): string;
}

export function storyIndex(org: SimOrg): StoryIndex {
  function find<T extends { id: string }>(all: Iterable<T>, name: string, nameOf: (item: T) => string): string {
    for (const item of all) if (nameOf(item) === name) return item.id;
    throw new RangeError(`The story has no ${name}`);
  }
  return {
    user: (login) => find(org.users.values(), login, (user) => user.profile.login),
    group: (name) => find(org.groups.values(), name, (group) => group.profile.name),
    app: (label) => find(org.apps.values(), label, (app) => app.label),
  };
}

function giveRoles(org: SimOrg, find: StoryIndex): void {
  const { people, groups } = story;
  org.setUserRoles(find.user(people.superAdmin), ["SUPER_ADMIN"]);
  org.setUserRoles(find.user(people.readOnlyAdmin), ["READ_ONLY_ADMIN"]);
  org.setUserRoles(find.user(people.groupAdmin), [
    { type: "USER_ADMIN", groupTargets: [find.group(groups.groupAdminTarget)] },
  ]);
  org.setUserRoles(find.user(people.appAdmin), [{ type: "APP_ADMIN", appTargets: [{ name: "github_enterprise" }] }]);
  org.setGroupRoles(find.group(groups.serviceDesk), ["HELP_DESK_ADMIN"]);
  const role = org.addCustomRole({
    label: story.customRole,
    description: "Keeps the members of the Finance groups",
    permissions: ["okta.groups.members.manage", "okta.users.read"],
  });
  const finance = `orn:okta:directory:${org.id}:groups:${find.group(groups.byRule)}`;
  const set = org.addResourceSet({
    label: story.resourceSet,
    description: "Finance and the people in it",
    resources: [finance, `${finance}:contained_resources`],
  });
  org.bind(set.id, role.id, `users/${find.user(people.customAdmin)}`);
  org.bind(set.id, role.id, `groups/${find.group(groups.customAdmins)}`);
  org.addApiToken({ name: story.apiToken, userId: find.user(people.superAdmin) });
  org.setFactors(find.user(people.superAdmin), [{ factorType: "push" }, { factorType: "sms" }]);
}

/** A small company as an administrator would have built it up, one act after another. Always the same, down to the ids. */
export function storyOrg(): SimOrg {
  const begun = Date.UTC(2026, 1, 2, 8);
  const org = createOrg({ seed: "story", name: story.organization, subdomain: "larkspur", created: begun });
  const realClock = org.clock.now;
  let time = begun;
  org.clock.now = () => time;
  const nextDay = () => {
    time += 26 * 3_600_000;
  };
  const find = storyIndex(org);

  for (const { status, contractor, ...profile } of storyPeople) {
    nextDay();
    const typeId = org.userTypes[contractor === true ? 1 : 0]?.id as string;
    const { id } = org.addUser({ profile, typeId, status: status ?? "ACTIVE" });
    if (status === undefined) {
      time += 3_600_000;
      org.signIn(id);
    }
  }
  for (const { manager, login } of storyPeople.flatMap((p) =>
    p.manager === undefined ? [] : [{ manager: p.manager, login: p.login }],
  )) {
    org.updateUser(find.user(login), { manager: undefined, managerId: find.user(manager) });
  }
  for (const app of storyApps) {
    nextDay();
    const { people: _people, groups: _groups, ...facts } = app;
    org.addApp(facts);
  }
  for (const group of storyGroups) {
    nextDay();
    const { id } = org.addGroup({
      name: group.name,
      description: group.description ?? null,
      ...(group.from === undefined ? {} : { sourceAppId: find.app(group.from) }),
      ...(group.builtIn === true ? { type: "BUILT_IN" as const } : {}),
    });
    for (const login of group.members ?? []) org.addMember(id, find.user(login));
  }
  for (const rule of storyRules) {
    nextDay();
    org.addRule({
      name: rule.name,
      expression: rule.expression,
      groupIds: [find.group(rule.into)],
      excludedUserIds: (rule.except ?? []).map(find.user),
    });
  }
  for (const app of storyApps) {
    nextDay();
    const id = find.app(app.label);
    for (const name of app.groups ?? []) org.assignGroup(id, find.group(name));
    for (const login of app.people ?? []) org.assignUser(id, find.user(login));
  }

  nextDay();
  giveRoles(org, find);
  nextDay();
  const ruleNamed = (name: string) => [...org.rules.values()].find((rule) => rule.name === name)?.id as string;
  org.deactivateRule(ruleNamed(story.rules.inactive));
  // The rule named a second group that was deleted since, and so it no longer holds.
  const retired = org.addGroup({ name: "Apollo crew" });
  org.changeRule(ruleNamed(story.rules.invalid), { expression: `isMemberOfAnyGroup("${retired.id}")` });
  org.deleteGroup(retired.id);
  org.deactivateApp(find.app(story.apps.inactive));
  org.setAccountStatus(find.app("Salesforce"), find.user("hana.suzuki@larkspur.example"), "SUSPENDED");
  nextDay();
  org.suspendUser(find.user(story.people.suspendedLeaver));
  nextDay();
  org.deactivateUser(find.user(story.people.goneLeaver));
  org.clock.now = realClock;
  org.log.clear();
  return org;
}
