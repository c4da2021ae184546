alter table enterprise_claw_backs add column decider_id text;

insert into objections_objections (
    id, region, version, created_at, created_by, updated_at, updated_by, matter, about, title, party_key, raised_by_key, raiser_name,
    ground, evidence, claim, unit_id, deciders, note, raised_at, answer_by, open_key, answered_at, upheld, reply, answered_by, correction, effect
)
select
    id, region, version, created_at, created_by, updated_at, updated_by,
    case kind when 'Publicity' then 'enterprise.publicity' when 'Rejection' then 'enterprise.rejection' else 'enterprise.claw-back' end,
    lower(cast(redemption as text)), firm_name || '，' || title, party_key, raised_by_key, raiser_name,
    text, null, null, null, coalesce(reviewer_id, ''), null, raised_at, answer_by,
    case when answered_at is null then lower(cast(id as text)) end, answered_at, upheld, reply, answered_by, null, null
from enterprise_disputes;
drop table enterprise_disputes;
