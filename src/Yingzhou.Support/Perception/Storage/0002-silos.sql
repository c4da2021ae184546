create table perception_silos (
    address    text      not null primary key,
    name       text      not null,
    host       text      not null,
    status     text      not null,
    suspects   text      not null,
    started_at $instant$ not null,
    alive_at   $instant$ not null,
    tag        integer   not null
);
create table perception_silo_table (
    id      integer not null primary key,
    version integer not null
);
