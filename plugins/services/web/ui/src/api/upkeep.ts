// Shapes of core/api/plugin_methods, own_field_methods, upkeep_methods.
import type { Step } from '../look/places';
import type { Field } from './types';

export interface Part { kind: string; kind_label: string; name: string; from?: string; label?: string; faults: { detail: string; remedy?: string; remedy_steps?: Step[] }[] }
export interface PartChanges { fresh: Part[]; gone: Part[]; broken: Part[]; reshaped: Part[] }
// Services that begin anew with a change.
export interface Restart { service: string; label: string; plugin: string }
// Values of a field that a newer version writes in another form; an example without what it becomes stays as it was, under the old name.
export interface Conversion { plugin: string; entity: string; field: string; label: string; from_type: string; to_type: string; values: number; converted: number; left: number; examples: { before: string; after?: string }[] }
export interface Tried { done: boolean; restart: boolean; restarts?: Restart[]; conversions?: Conversion[] | null; changes?: PartChanges | null; untold?: string; needed_by?: { plugin: string; needs: string }[]; stays?: { entity: string; own: boolean; records: number }[]; mended?: string | null; roles_put?: RolesPut }
// What became of the roles that a pack brings, by their codes.
export interface RolesPut { made: string[]; kept: string[]; refused: string[]; operation?: string | null }

export interface Offer { kind: string; name?: string; label?: string }
export interface Plugin { name: string; state: 'enabled' | 'disabled' | 'skipped'; label?: string; version?: string; vendor?: string; because?: string; remedy?: string; remedy_steps?: Step[]; demo?: boolean; offers?: Offer[] }
export interface Service { service: string; granted: boolean; newly?: boolean; words?: string }
export interface PluginShown extends Plugin {
  installed?: boolean; trusted?: boolean; code?: boolean; services?: Service[];
  settings: { of: string; field: Field; value: string | null; kept: boolean }[];
  calls?: number; failures?: number; seconds?: number; longest_seconds?: number;
}
export interface Arrival extends Plugin { before?: string; license?: string; enabled: boolean; there: boolean; code: boolean; demo: boolean; files: number; bytes: number; services: Service[]; contact?: string; roles?: { code: string; name: string; words: string; there: boolean }[]; words?: { word: string; meaning: string }[] }
export interface Installing extends Tried { sha256: string; signer?: { maker: string; fingerprint: string; known: boolean }; plugins: Arrival[] }

export interface OwnField {
  id: string; entity: string; field: string; name: string; type: string; type_label: string; label: string; label_en: string; help: string; help_en: string; choices: string; reference: string; unit: string;
  standard: string; least: string; most: string; heads: string; computed: string; fact: string; required: boolean; no_repeats: boolean; in_lists: boolean; removed: boolean; values?: number; fault?: string;
}
export interface OwnFields { types: { code: string; label: string }[]; fields: OwnField[] }

export interface Backup { file: string; bytes: number; made?: string; whole?: boolean; customers?: number; sales?: number; operation?: string; problem?: string }
export interface Restoring { made: string; by: string; on: string; whole: boolean; since: 'nothing' | 'later' | 'earlier' | 'other' | 'unreadable'; operations: number; newest: string[]; records: { entity: string; plural: string; backup: number; now: number }[]; aside?: string; done: boolean; restart: boolean }
export interface Parked { id: string; subscriber: string; topic: string; event: string; tries: number; last_error: string; parked_at: string }
// `id`: none where another process holds the store; it is ended there.
export interface Job { id: string | null; method: string; kind: string; title: string; work: string; who: string; own: boolean; can_cancel: boolean; cancelling: boolean; seconds: number; done: number; total: number; percent: number | null }
