create table releases_models (
    id          $id$      not null primary key,
    kind        text      not null,
    key         text      not null,
    version     integer   not null,
    release     $long$    not null,
    name        text      not null,
    text        text      not null,
    in_force_at $instant$ not null
);
create unique index ix_releases_models_kind_key_version on releases_models (kind, key, version);

create table releases_count (
    id     integer not null primary key,
    newest $long$  not null
);
insert into releases_count (id, newest) values (1, 0);

create table releases_taken (
    file   text not null primary key,
    digest text not null
);
