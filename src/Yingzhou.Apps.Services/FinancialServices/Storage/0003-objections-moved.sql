insert into objections_objections (
    id, region, version, created_at, created_by, updated_at, updated_by, matter, about, title, party_key, raised_by_key, raiser_name,
    ground, evidence, claim, unit_id, deciders, note, raised_at, answer_by, open_key, answered_at, upheld, reply, answered_by, correction, effect
)
select
    id, region, version, created_at, created_by, updated_at, updated_by, 'finance.figure', field, firm_name || '，' || field, party_key, party_key, firm_name,
    text, null, null, owner, '', null, raised_at, answer_by,
    case when answered_at is null then lower(cast(id as text)) end, answered_at, upheld, reply, answered_by, value_after,
    case when value_after is not null
        then '登记值 ' || coalesce(value_before, '没有') || ' → ' || value_after
            || coalesce('；评分 ' || cast(points_before as text) || ' → ' || cast(points_after as text), '')
    end
from finance_objections;
drop table finance_objections;
