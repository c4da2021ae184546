create table services_gaps (
    id       $id$      not null primary key,
    region   text      not null,
    kind     text      not null,
    asked    text      not null,
    about    text,
    times    integer   not null,
    first_at $instant$ not null,
    last_at  $instant$ not null
);
create unique index ix_services_gaps_kind_region_asked on services_gaps (kind, region, asked);
