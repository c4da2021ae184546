create table org_units (
    id          $id$      not null primary key,
    region      text      not null,
    version     integer   not null,
    created_at  $instant$ not null,
    created_by  text      not null,
    updated_at  $instant$ not null,
    updated_by  text      not null,
    code        text      not null,
    name        text      not null,
    kind        text      not null,
    parent      text,
    department  text,
    valid_from  $instant$ not null,
    valid_until $instant$
);
create unique index ix_org_units_code on org_units (code);

create table org_posts (
    id         $id$      not null primary key,
    region     text      not null,
    version    integer   not null,
    created_at $instant$ not null,
    created_by text      not null,
    updated_at $instant$ not null,
    updated_by text      not null,
    code       text      not null,
    unit       text      not null,
    role       text      not null,
    title      text      not null
);
create unique index ix_org_posts_code on org_posts (code);

create table org_officials (
    id         $id$      not null primary key,
    region     text      not null,
    version    integer   not null,
    created_at $instant$ not null,
    created_by text      not null,
    updated_at $instant$ not null,
    updated_by text      not null,
    code       text      not null,
    name       text      not null
);
create unique index ix_org_officials_code on org_officials (code);

create table org_appointments (
    id          $id$      not null primary key,
    region      text      not null,
    version     integer   not null,
    created_at  $instant$ not null,
    created_by  text      not null,
    updated_at  $instant$ not null,
    updated_by  text      not null,
    official    text      not null,
    post        text      not null,
    kind        text      not null,
    valid_from  $instant$ not null,
    valid_until $instant$
);
create index ix_org_appointments_official_post on org_appointments (official, post);

create table org_delegations (
    id          $id$      not null primary key,
    region      text      not null,
    version     integer   not null,
    created_at  $instant$ not null,
    created_by  text      not null,
    updated_at  $instant$ not null,
    updated_by  text      not null,
    post        text      not null,
    official    text      not null,
    deputy      text      not null,
    valid_from  $instant$ not null,
    valid_until $instant$ not null,
    reason      text      not null
);
create index ix_org_delegations_post on org_delegations (post);

-- One row: other processes see by it that the organisation changed.
create table org_revision (
    id     integer not null primary key,
    number $long$  not null
);
insert into org_revision (id, number) values (1, 0);
