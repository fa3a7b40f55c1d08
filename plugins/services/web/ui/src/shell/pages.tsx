// Which address shows which page; each page is a chunk of its own, with Ant Design where it uses it.
import { lazy } from 'react';
import { Route, Switch } from 'wouter';

import { useSpeech } from '../i18n/language';
import { late } from '../look/late';
import { Empty } from '../look/states';
import { FirstTime } from '../pages/setup/first_time';

const Home = lazy(() => import('../pages/home/home_page'));
const List = lazy(() => import('../pages/list/list_page'));
const RecordPage = late(() => import('../pages/record/record_page'));
const Reports = late(() => import('../pages/reports/reports_page'));
const Imports = late(() => import('../pages/imports/imports_page'));
const Tiers = late(() => import('../pages/tiers/tiers_page'));
const Journal = late(() => import('../pages/journal/journal_page'));
const Team = late(() => import('../pages/team/team_page'));
const Modules = late(() => import('../pages/modules/modules_page'));
const Settings = late(() => import('../pages/settings/settings_page'));
const Workspace = late(() => import('../pages/settings/workspace_page'));
const Fields = late(() => import('../pages/settings/fields_page'));
const Upkeep = late(() => import('../pages/settings/upkeep_page'));
const Account = late(() => import('../pages/settings/account_page'));
const Setup = late(() => import('../pages/setup/setup_page'));
const Calendar = late(() => import('../pages/calendar/calendar_page'));
const Twins = late(() => import('../pages/twins/twins_page'));
const ApiDocs = late(() => import('../pages/api_docs/api_docs_page'));
const ViewPage = late(() => import('../pages/list/view_page'));

const Nowhere = () => <Empty text={useSpeech().t('problem.none')} />;

export const Pages = () => (
  <Switch>
    <Route path="/">{() => <FirstTime><Home /></FirstTime>}</Route>
    <Route path="/setup">{() => <Setup />}</Route>
    <Route path="/list/:entity">{({ entity }) => <List key={entity} entity={decodeURIComponent(entity)} />}</Route>
    <Route path="/record/:entity/:id">{({ entity, id }) => <RecordPage key={entity + id} entity={decodeURIComponent(entity)} id={decodeURIComponent(id)} />}</Route>
    <Route path="/view/:view">{({ view }) => <ViewPage key={view} name={decodeURIComponent(view)} />}</Route>
    <Route path="/reports/:report?">{({ report }) => <Reports report={report} />}</Route>
    <Route path="/imports">{() => <Imports />}</Route>
    <Route path="/work">{() => <Calendar />}</Route>
    <Route path="/tiers">{() => <Tiers />}</Route>
    <Route path="/settings">{() => <Settings />}</Route>
    <Route path="/settings/workspace">{() => <Workspace />}</Route>
    <Route path="/settings/fields">{() => <Fields />}</Route>
    <Route path="/settings/upkeep">{() => <Upkeep />}</Route>
    <Route path="/settings/account">{() => <Account />}</Route>
    <Route path="/settings/journal">{() => <Journal />}</Route>
    <Route path="/settings/team">{() => <Team />}</Route>
    <Route path="/settings/twins">{() => <Twins />}</Route>
    <Route path="/settings/modules">{() => <Modules />}</Route>
    <Route path="/api-docs/*?">{({ '*': method }) => <ApiDocs method={method?.replaceAll('/', '.')} />}</Route>
    <Route>{() => <Nowhere />}</Route>
  </Switch>
);
