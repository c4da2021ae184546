create table modelling_drafts (
    id            $id$      not null primary key,
    region        text      not null,
    version       integer   not null,
    created_at    $instant$ not null,
    created_by    text      not null,
    updated_at    $instant$ not null,
    updated_by    text      not null,
    kind          text      not null,
    key           text      not null,
    name          text      not null,
    text          text      not null,
    based_on      integer   not null,
    status        text      not null,
    open_key      text,
    drafters      text      not null,
    drafter_name  text      not null,
    note          text,
    submitted_at  $instant$,
    reviewer_name text,
    reason        text,
    closed_at     $instant$,
    released_as   integer
);
create unique index ix_modelling_drafts_open_key on modelling_drafts (open_key);
create index ix_modelling_drafts_kind_key on modelling_drafts (kind, key);
