create table collection_sources (
    id            $id$      not null primary key,
    region        text      not null,
    version       integer   not null,
    created_at    $instant$ not null,
    created_by    text      not null,
    updated_at    $instant$ not null,
    updated_by    text      not null,
    code          text      not null,
    title         text      not null,
    unit          text      not null,
    dataset       text      not null,
    kind          text      not null,
    address       text      not null,
    secret        text,
    query         text      not null,
    key_column    text      not null,
    page_size     integer   not null,
    every_minutes integer,
    daily_at      text,
    is_on         $bool$    not null
);
create unique index ix_collection_sources_code on collection_sources (code);

create table collection_runs (
    id            $id$      not null primary key,
    source_id     $id$      not null,
    open_key      $id$,
    state         text      not null,
    started_at    $instant$ not null,
    beat_at       $instant$ not null,
    owner         text      not null,
    ended_at      $instant$,
    rows          $long$    not null,
    pages         integer   not null,
    after         text,
    bytes         $long$    not null,
    is_whole      $bool$    not null,
    interruptions integer   not null,
    try_again_at  $instant$,
    reason        text,
    digest        text,
    number        integer
);
create unique index ix_collection_runs_open_key on collection_runs (open_key);
create index ix_collection_runs_source_id_id on collection_runs (source_id, id);
