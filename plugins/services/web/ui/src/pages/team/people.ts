// Shapes of core/api/user_methods, role_methods, key_methods, and the duty that they ask for.
import { useSite } from '../../api/schema';

export interface User { id: string; code: string; name: string; team?: string; roles: string[]; sign_in: boolean; has_password: boolean; left: boolean; left_on: string | null; customers?: number; last_sign_in?: string }
export interface Team { id: string; code: string; name: string; depth: number; users: number; customers?: number }
export interface Role { id: string; code: string; name: string; note?: string; users: number; duties: string[] }
export interface Word { name: string; label: string }
export interface Roles { roles: Role[]; duties: Word[]; verbs: Word[] }
export type RightLine = { entity: string; label?: string; scope: string } & Record<string, boolean | string | undefined>;
export interface FieldLine { entity: string; field: string; label: string; access: string; said: boolean }
export interface RoleShown extends Role { rights: RightLine[]; fields: FieldLine[] }
export interface Key { key: string; user: string; user_name: string; name?: string; created_at: string; expires_at: string; last_used_at?: string; scopes?: string[]; state: 'holds' | 'revoked' | 'expired' }
export interface Done { operation: string | null }

export const useAdministers = () => useSite().workspace.user.duties.includes('administer');
