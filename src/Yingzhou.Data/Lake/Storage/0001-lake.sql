create table lake_loads (
    id           $id$      not null primary key,
    dataset      text      not null,
    batch        text      not null,
    loaded_batch text,
    state        text      not null,
    number       integer,
    folder       text,
    file_name    text      not null,
    rows         $long$    not null,
    rejected     $long$    not null,
    bytes        $long$    not null,
    unregistered text      not null,
    reason       text,
    source_as_of $instant$,
    at           $instant$ not null,
    "by"         text      not null,
    retired_at   $instant$
);
create unique index ix_lake_loads_dataset_loaded_batch on lake_loads (dataset, loaded_batch);
create unique index ix_lake_loads_dataset_number on lake_loads (dataset, number);
create index ix_lake_loads_dataset_id on lake_loads (dataset, id);
