create table amending_amendments (
    id           $id$      not null primary key,
    region       text      not null,
    version      integer   not null,
    created_at   $instant$ not null,
    created_by   text      not null,
    updated_at   $instant$ not null,
    updated_by   text      not null,
    kind         text      not null,
    state        text      not null,
    unit         text      not null,
    title        text      not null,
    catalogues   text      not null,
    reason       text      not null,
    answer       text,
    decided_by   text,
    decided_at   $instant$,
    effective_on $day$
);
create index ix_amending_amendments_state_id on amending_amendments (state, id);

create table amending_notices (
    id           $id$      not null primary key,
    amendment_id $id$      not null,
    unit         text      not null,
    dataset      text      not null,
    text         text      not null,
    effective_on $day$     not null,
    at           $instant$ not null,
    seen_by      text,
    seen_at      $instant$
);
create index ix_amending_notices_unit_id on amending_notices (unit, id);
create unique index ix_amending_notices_amendment_id_unit_dataset on amending_notices (amendment_id, unit, dataset);
