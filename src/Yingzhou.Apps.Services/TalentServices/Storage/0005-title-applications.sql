create table talent_title_applications (
    id            $id$      not null primary key,
    region        text      not null,
    version       integer   not null,
    created_at    $instant$ not null,
    created_by    text      not null,
    updated_at    $instant$ not null,
    updated_by    text      not null,
    holder_key    text      not null,
    holder        text      not null,
    employer_key  text      not null,
    level         text      not null,
    declared      text      not null,
    works         text      not null,
    open_key      text,
    status        text      not null,
    employer_name text,
    public_until  $day$,
    reason        text,
    panel_id      $id$
);
create unique index ix_talent_title_applications_open_key on talent_title_applications (open_key);
create index ix_talent_title_applications_holder_key on talent_title_applications (holder_key);
create index ix_talent_title_applications_employer_key on talent_title_applications (employer_key);
create index ix_talent_title_applications_status_public_until on talent_title_applications (status, public_until);
