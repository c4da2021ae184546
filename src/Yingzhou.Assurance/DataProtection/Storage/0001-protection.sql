create table protection_exports (
    id           $id$      not null primary key,
    region       text      not null,
    version      integer   not null,
    created_at   $instant$ not null,
    created_by   text      not null,
    updated_at   $instant$ not null,
    updated_by   text      not null,
    number       text      not null,
    source       text      not null,
    thing        text      not null,
    title        text      not null,
    level        text      not null,
    rows         $long$    not null,
    columns      text      not null,
    key_column   text      not null,
    purpose      text      not null,
    asked_by     text      not null,
    asked_name   text      not null,
    unit         text      not null,
    needed       integer   not null,
    reason       text      not null,
    standing     text      not null,
    consents     text      not null,
    refusal      text,
    file_hash    text,
    ready_at     $instant$,
    expires_at   $instant$,
    taken        integer   not null,
    returned_at  $instant$,
    destroyed_at $instant$
);
create unique index ix_protection_exports_number on protection_exports (number);
create index ix_protection_exports_asked_by_created_at on protection_exports (asked_by, created_at);
create index ix_protection_exports_standing_id on protection_exports (standing, id);
create index ix_protection_exports_source_thing on protection_exports (source, thing);

create table protection_destructions (
    id            $id$      not null primary key,
    rule          text      not null,
    basis         text      not null,
    what          text      not null,
    object        text      not null,
    count         $long$    not null,
    key_destroyed text,
    verified      text      not null,
    copies        text      not null,
    entry         $id$      not null,
    at            $instant$ not null
);
