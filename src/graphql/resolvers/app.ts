import { needs, together } from "../../access/needs.ts";
import type { AppResolvers } from "../generated.ts";
import { toGlobalId } from "../global-id.ts";
import { adminRolesOfApp } from "../loaders/admin-roles.ts";
import { groupsOfAppAsOf } from "../loaders/as-of/assignments.ts";
import { whoCanReachAsOf } from "../loaders/as-of/reach.ts";
import { groupsOfApp } from "../loaders/assignments.ts";
import { couldReachApp } from "../loaders/could-reach.ts";
import { credentialsOf } from "../loaders/credentials.ts";
import { dataStatusFor } from "../loaders/data-status.ts";
import { whoCanReach } from "../loaders/reach.ts";
import { refuseInHistory } from "../moments.ts";
import { organizationOf } from "../organization-choice.ts";
import { selectedBeside } from "../selected-beside.ts";

export const App: AppResolvers = {
  id: (app) => toGlobalId("App", app.key),
  organization: (app, _, context) => organizationOf(context, app.orgId),
  label: (app) => app.label ?? app.oktaId,
  whoCanReach: (app, args, context) =>
    app.moment ? whoCanReachAsOf(context, app, app.moment, args) : whoCanReach(context, app, args),
  couldReach: (app, args, context) => {
    refuseInHistory(app, "couldReach");
    return couldReachApp(context, app, args);
  },
  groups: (app, args, context) =>
    app.moment ? groupsOfAppAsOf(context, app, app.moment, args) : groupsOfApp(context, app, args),
  adminRoles: (app, _, context) => {
    refuseInHistory(app, "adminRoles");
    return adminRolesOfApp(context, app);
  },
  credentials: (app, _, context) => {
    refuseInHistory(app, "credentials");
    return credentialsOf(context, app);
  },
  dataStatus: (app, _, context, info) => {
    const beside = selectedBeside(context, info);
    const rests = together(
      needs.apps(),
      beside.has("adminRoles") ? needs.roles() : [],
      beside.has("credentials") ? needs.credentials(app.oktaId) : [],
    );
    return dataStatusFor(context, app.orgId, rests, [app]);
  },
};
