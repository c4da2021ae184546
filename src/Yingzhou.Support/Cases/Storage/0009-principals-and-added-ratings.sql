-- 黄牛: for whom a device has applied, and when last. The device is a keyed digest.
create table cases_principals (
    device        text      not null,
    applicant_key text      not null,
    last_at       $instant$ not null,
    primary key (device, applicant_key)
)$compact$;

-- 追评: what an applicant adds to a rating.
alter table cases_ratings add column added_at $instant$;
alter table cases_ratings add column added_comment text;
alter table cases_ratings add column added_grade text;
