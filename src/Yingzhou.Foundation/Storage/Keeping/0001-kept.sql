create table kept_history (
    record_id   $id$      not null,
    version     integer   not null,
    record_type text      not null,
    at          $instant$ not null,
    by          text      not null,
    before      text      not null,
    primary key (record_id, version)
)$compact$;

create table kept_audit (
    id           $id$      not null primary key,
    at           $instant$ not null,
    actor_id     text      not null,
    actor_name   text      not null,
    post         text,
    on_behalf_of text,
    action       text      not null,
    target       text      not null,
    detail       text
)$compact$;
create index ix_kept_audit_target_at on kept_audit (target, at);

create table kept_outbox (
    id         $id$      not null primary key,
    type       text      not null,
    subject    text      not null,
    at         $instant$ not null,
    data       text      not null,
    attempts   integer   not null,
    not_before $instant$ not null
)$compact$;

create table kept_idempotency (
    actor_id text      not null,
    key      text      not null,
    command  text      not null,
    answer   text      not null,
    at       $instant$ not null,
    primary key (actor_id, key)
)$compact$;
