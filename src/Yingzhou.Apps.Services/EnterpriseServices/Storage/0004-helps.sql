create table enterprise_helps (
    id             $id$      not null primary key,
    region         text      not null,
    version        integer   not null,
    created_at     $instant$ not null,
    created_by     text      not null,
    updated_at     $instant$ not null,
    updated_by     text      not null,
    party_key      text      not null,
    way            text      not null,
    need           text      not null,
    offered        text      not null,
    by_name        text      not null,
    held_on        $day$     not null,
    look_again_by  $day$     not null,
    result         text,
    closed_by_name text,
    closed_on      $day$
);
create index ix_enterprise_helps_party_key on enterprise_helps (party_key);
