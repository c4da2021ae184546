create table sharing_raises (
    id               $id$      not null primary key,
    region           text      not null,
    version          integer   not null,
    created_at       $instant$ not null,
    created_by       text      not null,
    updated_at       $instant$ not null,
    updated_by       text      not null,
    "grant"          text      not null,
    provider         text      not null,
    consumer         text      not null,
    daily_rows       $long$    not null,
    monthly_subjects integer   not null,
    reason           text      not null,
    state            text      not null,
    due_at           $instant$ not null,
    answer           text,
    decided_by       text,
    decided_at       $instant$
);
create index ix_sharing_raises_grant_id on sharing_raises ("grant", id);
