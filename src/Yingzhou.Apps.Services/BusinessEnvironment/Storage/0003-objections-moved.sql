insert into objections_objections (
    id, region, version, created_at, created_by, updated_at, updated_by, matter, about, title, party_key, raised_by_key, raiser_name,
    ground, evidence, claim, unit_id, deciders, note, raised_at, answer_by, open_key, answered_at, upheld, reply, answered_by, correction, effect
)
select
    id, region, version, created_at, created_by, updated_at, updated_by,
    case kind when 'Timeline' then 'environment.timeline' else 'environment.demand' end,
    case kind when 'Timeline' then case_number else coalesce(department, '') || '/' || coalesce(licence, '') end,
    firm_name || '，' || case kind when 'Timeline' then '办件 ' || case_number else '被要求“' || coalesce(licence, '') || '”' end,
    party_key, party_key, firm_name,
    text, null, cast(first_contact_on as text), null, '',
    case verdict
        when 'Listed' then '清单内' when 'Cancelled' then '清单内，已取消审批，不得再要' when 'Unlisted' then '清单外，不得限制'
        when 'Unsure' then '已录入的清单里没有，待核'
    end,
    created_at, due_on,
    case when status = 'Open' then lower(cast(id as text)) end,
    case when status <> 'Open' then updated_at end,
    case status when 'Upheld' then true when 'Dismissed' then false end,
    answer, answered_by,
    case when status = 'Upheld' then cast(first_contact_on as text) end, null
from environment_objections;
drop table environment_objections;
