create table detection_findings (
    dataset      text      not null,
    column_name  text      not null,
    dataset_name text      not null,
    provider     text      not null,
    number       integer   not null,
    kind         text,
    hits         integer   not null,
    sampled      integer   not null,
    standing     text      not null,
    declared     text      not null,
    proposed     text      not null,
    at           $instant$ not null,
    is_confirmed $bool$,
    decided_by   text,
    reason       text,
    primary key (dataset, column_name)
);

create table detection_looks (
    dataset text    not null primary key,
    number  integer not null
);
