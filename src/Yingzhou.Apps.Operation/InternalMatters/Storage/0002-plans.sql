create table internal_plans (
    id            $id$      not null primary key,
    region        text      not null,
    version       integer   not null,
    created_at    $instant$ not null,
    created_by    text      not null,
    updated_at    $instant$ not null,
    updated_by    text      not null,
    bundle        text      not null,
    bundle_name   text      not null,
    legs          text      not null,
    promise_days  integer   not null,
    based_on      integer   not null,
    note          text      not null,
    drafter_id    text      not null,
    drafter_name  text      not null,
    status        text      not null,
    open_key      text,
    reviewer_name text,
    reason        text,
    released_as   integer,
    closed_at     $instant$
);
create unique index ix_internal_plans_open_key on internal_plans (open_key);
create index ix_internal_plans_bundle on internal_plans (bundle);
