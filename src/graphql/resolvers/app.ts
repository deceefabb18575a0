import { needs } from "../../access/needs.ts";
import type { AppResolvers } from "../generated.ts";
import { toGlobalId } from "../global-id.ts";
import { groupsOfApp } from "../loaders/assignments.ts";
import { dataStatusFor } from "../loaders/data-status.ts";
import { whoCanReach } from "../loaders/reach.ts";
import { organizationOf } from "../organization-choice.ts";

export const App: AppResolvers = {
  id: (app) => toGlobalId("App", app.key),
  organization: (app, _, context) => organizationOf(context, app.orgId),
  label: (app) => app.label ?? app.oktaId,
  whoCanReach: (app, args, context) => whoCanReach(context, app, args),
  groups: (app, args, context) => groupsOfApp(context, app, args),
  dataStatus: (app, _, context) => dataStatusFor(context, app.orgId, needs.apps()),
};
