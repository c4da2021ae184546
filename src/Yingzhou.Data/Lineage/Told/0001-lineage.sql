create table lineage_told (
    id          $id$      not null primary key,
    job         text      not null,
    at          $instant$ not null,
    from_node   text      not null,
    from_column text,
    to_node     text      not null,
    to_column   text
);
create index ix_lineage_told_job on lineage_told (job);
create index ix_lineage_told_from_node on lineage_told (from_node);
create index ix_lineage_told_to_node on lineage_told (to_node);
