-- 催办: how often somebody asked for haste, and when last.
alter table cases_cases add column urges integer not null default 0;
alter table cases_cases add column urged_at $instant$;

-- 抄送: a case laid before a post that has nothing to decide about it.
create table cases_copies (
    id           $id$      not null primary key,
    case_id      $id$      not null,
    region       text      not null,
    post         text      not null,
    reason       text      not null,
    sender_name  text      not null,
    sender_post  text,
    sent_at      $instant$ not null,
    read_at      $instant$,
    reader_name  text
)$compact$;
create index ix_cases_copies_post_id on cases_copies (post, id);
create index ix_cases_copies_case_id_post on cases_copies (case_id, post);
