create table if not exists line (
    only_one    integer not null primary key check (only_one = 1),
    generation  integer not null,
    intended    text,
    system      text,
    created_at  integer,
    position    integer not null default 0,
    transaction_id integer not null default 0,
    changes     integer not null default 0,
    repeated    integer not null default 0
);
create table if not exists stations (
    id          integer not null primary key,
    name        text    not null unique,
    generation  integer not null,
    state       text    not null,
    reason      text,
    last_key    text,
    schema      integer not null default 0,
    changes     integer not null default 0,
    changed_at  integer
);
create table if not exists schemas (
    station     integer not null,
    version     integer not null,
    digest      text    not null,
    position    integer not null,
    columns     text    not null,
    changes     text    not null,
    primary key (station, version)
) without rowid;
-- Rows as they stand; a deleted one stays as a mark.
create table if not exists rows (
    station     integer not null,
    key         text    not null,
    position    integer not null,
    sequence    integer not null,
    transaction_id integer not null,
    deleted     integer not null,
    schema      integer not null,
    committed_at integer not null,
    content     text    not null,
    unknown     text,
    primary key (station, key)
) without rowid;
create index if not exists ix_rows_unknown on rows (station) where unknown is not null;
-- What they were before, one after the other, and by which change that ended: an index by key would cost each change a page of its own.
create table if not exists history (
    station     integer not null,
    key         text    not null,
    position    integer not null,
    sequence    integer not null,
    deleted     integer not null,
    schema      integer not null,
    committed_at integer not null,
    content     text    not null,
    replaced_at integer not null,
    replaced_by integer not null default 0
);
create table if not exists quarantine (
    id          integer not null primary key,
    station     integer not null,
    key         text    not null,
    op          text    not null,
    position    integer not null,
    sequence    integer not null,
    transaction_id integer not null,
    schema      integer not null,
    committed_at integer not null,
    content     text    not null,
    missing     text    not null,
    reason      text    not null,
    state       text    not null
);
create unique index if not exists ix_quarantine_place on quarantine (station, position, sequence, key);
create index if not exists ix_quarantine_state on quarantine (station, state);
create table if not exists lags (
    at          integer not null,
    milliseconds integer not null
);
create index if not exists ix_lags_at on lags (at);
create table if not exists published (
    station     integer not null primary key,
    position    integer not null,
    at          integer not null
);
