create table sharing_emergencies (
    id            $id$      not null primary key,
    region        text      not null,
    version       integer   not null,
    created_at    $instant$ not null,
    created_by    text      not null,
    updated_at    $instant$ not null,
    updated_by    text      not null,
    number        text      not null,
    "grant"       text      not null,
    provider      text      not null,
    consumer      text      not null,
    reason        text      not null,
    state         text      not null,
    consented_by  text,
    opened_at     $instant$,
    until         $instant$,
    review_due_at $instant$,
    reviewed_by   text,
    review        text
);
create unique index ix_sharing_emergencies_number on sharing_emergencies (number);
create index ix_sharing_emergencies_grant_id on sharing_emergencies ("grant", id);

create table sharing_traps (
    id      $id$      not null primary key,
    export  $id$      not null,
    "grant" text      not null,
    part    integer   not null,
    digest  text      not null,
    at      $instant$ not null
);
create index ix_sharing_traps_digest on sharing_traps (digest);

alter table sharing_grants add column trap_rows $bool$ not null default false;
alter table sharing_exports add column format text not null default 'Csv';
