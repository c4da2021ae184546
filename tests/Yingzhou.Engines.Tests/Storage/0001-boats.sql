create table test_boats (
    id         $id$      not null primary key,
    region     text      not null,
    version    integer   not null,
    created_at $instant$ not null,
    created_by text      not null,
    updated_at $instant$ not null,
    updated_by text      not null,
    name       text      not null,
    owner      text      not null,
    notes      text      not null
)$compact$;
create unique index ix_test_boats_name on test_boats (name);
