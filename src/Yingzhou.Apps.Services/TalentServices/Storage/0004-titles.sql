create table talent_titles (
    id           $id$      not null primary key,
    region       text      not null,
    version      integer   not null,
    created_at   $instant$ not null,
    created_by   text      not null,
    updated_at   $instant$ not null,
    updated_by   text      not null,
    panel_id     $id$      not null,
    applicant    text      not null,
    holder_key   text      not null,
    holder       text      not null,
    title        text      not null,
    panel_name   text      not null,
    published_by text      not null,
    public_until $day$     not null,
    status       text      not null,
    granted_on   $day$,
    reason       text
);
create unique index ix_talent_titles_panel_id_applicant on talent_titles (panel_id, applicant);
create index ix_talent_titles_status_public_until on talent_titles (status, public_until);
