create table golden_builds (
    kind         text      not null primary key,
    batch        text      not null,
    records      integer   not null,
    golden       integer   not null,
    joined       integer   not null,
    conflicting  integer   not null,
    unclear      integer   not null,
    milliseconds integer   not null,
    at           $instant$ not null,
    reason       text
);

create table golden_disputes (
    id          $id$      not null primary key,
    region      text      not null,
    version     integer   not null,
    created_at  $instant$ not null,
    created_by  text      not null,
    updated_at  $instant$ not null,
    updated_by  text      not null,
    kind        text      not null,
    golden      text      not null,
    field       text      not null,
    source      text      not null,
    unit        text      not null,
    reason      text      not null,
    state       text      not null,
    due_on      $day$     not null,
    answer      text,
    answered_by text,
    answered_at $instant$
);
create index ix_golden_disputes_unit_id on golden_disputes (unit, id);
