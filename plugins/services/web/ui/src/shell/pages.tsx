// Which address shows which page; each page is a chunk of its own.
import { lazy } from 'react';
import { Route, Switch } from 'wouter';

import { useSpeech } from '../i18n/language';
import { Empty } from '../look/states';
import { FirstTime } from '../pages/setup/first_time';

const Home = lazy(() => import('../pages/home/home_page'));
const List = lazy(() => import('../pages/list/list_page'));
const RecordPage = lazy(() => import('../pages/record/record_page'));
const Reports = lazy(() => import('../pages/reports/reports_page'));
const Imports = lazy(() => import('../pages/imports/imports_page'));
const Tiers = lazy(() => import('../pages/tiers/tiers_page'));
const Journal = lazy(() => import('../pages/journal/journal_page'));
const Team = lazy(() => import('../pages/team/team_page'));
const Modules = lazy(() => import('../pages/modules/modules_page'));
const Settings = lazy(() => import('../pages/settings/settings_page'));
const Workspace = lazy(() => import('../pages/settings/workspace_page'));
const Fields = lazy(() => import('../pages/settings/fields_page'));
const Upkeep = lazy(() => import('../pages/settings/upkeep_page'));
const Account = lazy(() => import('../pages/settings/account_page'));
const Setup = lazy(() => import('../pages/setup/setup_page'));
const Calendar = lazy(() => import('../pages/calendar/calendar_page'));
const Twins = lazy(() => import('../pages/twins/twins_page'));
const ApiDocs = lazy(() => import('../pages/api_docs/api_docs_page'));
const ViewPage = lazy(() => import('../pages/list/view_page'));

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
