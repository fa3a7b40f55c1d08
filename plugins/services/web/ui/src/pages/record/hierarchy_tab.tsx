// The group that a customer belongs to, as a tree with what each branch brings.
import { Link } from 'wouter';

import type { RecordAnswer } from '../../api/types';
import { percent } from '../../i18n/figures';
import { useSpeech } from '../../i18n/language';
import { Amount, Tier } from '../../look/parts';
import { Scrolled } from '../../look/scrolled';
import { Empty, Skeleton } from '../../look/states';
import { branchesOf, type Member } from './hierarchy';
import { useList } from './use_list';

const kMost = 500;

export default function HierarchyTab({ record }: { record: RecordAnswer }) {
  const { t } = useSpeech();
  const group = useList('customer', ['id', 'name', 'parent', 'tier', 'owner', 'net_12m', 'silent_days', 'past_rhythm'], [`root = ${String(record.values.root ?? record.id)}`], { limit: kMost });
  if (group.loading) return <Skeleton />;
  const branches = branchesOf(group.rows.map((row): Member => ({ id: String(row.id), name: String(row.name), parent: row.parent ? String(row.parent) : '', tier: row.tier ? String(row.tier) : '', owner: row.owner ? String(row.owner) : '', net: Number(row.net_12m ?? 0), silent: row.silent_days === null || row.silent_days === undefined ? null : Number(row.silent_days), late: row.past_rhythm === true || row.past_rhythm === 1 })));
  const all = branches.filter((branch) => branch.depth === 0).reduce((sum, branch) => sum + branch.sum, 0);
  if (branches.length < 2) return <div className="card"><Empty text={t('group.alone')} /></div>;
  return (
    <section className="card"><Scrolled className="body">
      <table className="plain-table group">
        <thead><tr><th>{t('group.firm')}</th><th>{t('group.tier')}</th><th>{t('group.owner')}</th><th className="num">{t('group.own')}</th><th className="num">{t('group.with')}</th><th className="num">{t('col.share_12m')}</th><th className="num">{t('col.silent_days')}</th></tr></thead>
        <tbody>{branches.map((branch) => (
          <tr key={branch.id} className={branch.id === record.id ? 'here' : ''} aria-level={branch.depth + 1}>
            <td><span className={`depth depth-${Math.min(branch.depth, 6)}`}>{branch.id === record.id ? <b aria-current="page">{branch.name}</b> : <Link className="link-quiet" href={'/record/customer/' + branch.id}>{branch.name}</Link>}{branch.below > 0 && <span className="muted small"> {t('group.below', branch.below)}</span>}</span></td>
            <td>{branch.tier && <Tier tier={branch.tier} />}</td><td>{branch.owner}</td>
            <td className="num"><Amount value={branch.net} /></td><td className="num">{branch.below > 0 ? <b><Amount value={branch.sum} /></b> : ''}</td><td className="num">{percent(branch.sum / (all || 1), 0)}</td>
            <td className="num">{branch.silent !== null && <span className={branch.late ? 'bad strong' : ''}>{t('days', branch.silent)}</span>}</td>
          </tr>))}
        </tbody>
      </table>
      {group.count > kMost && <p className="muted small">{t('group.more', kMost, group.count)}</p>}
    </Scrolled></section>
  );
}
