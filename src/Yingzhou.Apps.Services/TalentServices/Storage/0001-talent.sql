create table talent_panels (
    id          $id$      not null primary key,
    region      text      not null,
    version     integer   not null,
    created_at  $instant$ not null,
    created_by  text      not null,
    updated_at  $instant$ not null,
    updated_by  text      not null,
    name        text      not null,
    applicants  text      not null,
    experts     text      not null,
    list_hash   text      not null,
    seed_hash   text      not null,
    seed        text      not null,
    size        integer   not null,
    status      text      not null,
    public_word text,
    drawn       text      not null,
    passed      text      not null,
    votes       text      not null,
    drawn_at    $instant$,
    decided_at  $instant$
);
create index ix_talent_panels_region_id on talent_panels (region, id);

create table talent_code_uses (
    id         $id$      not null primary key,
    region     text      not null,
    version    integer   not null,
    created_at $instant$ not null,
    created_by text      not null,
    updated_at $instant$ not null,
    updated_by text      not null,
    code_key   text      not null,
    holder     text      not null,
    gate       text      not null,
    at         $instant$ not null
);
create unique index ix_talent_code_uses_code_key on talent_code_uses (code_key);
create index ix_talent_code_uses_holder_at on talent_code_uses (holder, at);
