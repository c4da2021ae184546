create table catalogue_catalogues (
    id                $id$      not null primary key,
    region            text      not null,
    version           integer   not null,
    created_at        $instant$ not null,
    created_by        text      not null,
    updated_at        $instant$ not null,
    updated_by        text      not null,
    code              text      not null,
    dataset           text      not null,
    name              text      not null,
    abstract          text      not null,
    system            text      not null,
    provider          text      not null,
    format            text      not null,
    sharing           text,
    sharing_condition text      not null,
    sharing_mode      text      not null,
    opening           text,
    cycle             text,
    related_code      text      not null,
    legal_basis       text      not null,
    status            text      not null,
    published_on      $day$,
    level             text      not null,
    item_count        integer   not null,
    loaded_at         $instant$,
    rows              $long$
);
create unique index ix_catalogue_catalogues_code on catalogue_catalogues (code);
create unique index ix_catalogue_catalogues_dataset on catalogue_catalogues (dataset);
create index ix_catalogue_catalogues_provider_code on catalogue_catalogues (provider, code);

create table catalogue_items (
    catalogue_id $id$    not null,
    ordinal      integer not null,
    name         text    not null,
    "column"     text    not null,
    type         text    not null,
    length       integer,
    required     $bool$  not null,
    code_table   text,
    level        text    not null,
    personal     $bool$  not null,
    element      text,
    primary key (catalogue_id, ordinal)
);
create index ix_catalogue_items_element on catalogue_items (element);

create table catalogue_systems (
    code text not null primary key,
    name text not null,
    unit text not null
);

create table catalogue_elements (
    id          $id$    not null primary key,
    code        text    not null,
    version     integer not null,
    name        text    not null,
    definition  text    not null,
    type        text    not null,
    length      integer,
    domain      text,
    level       text    not null,
    source      text    not null,
    valid_from  $day$   not null,
    valid_until $day$
);
create unique index ix_catalogue_elements_code_version on catalogue_elements (code, version);

create table catalogue_claims (
    id         $id$      not null primary key,
    region     text      not null,
    version    integer   not null,
    created_at $instant$ not null,
    created_by text      not null,
    updated_at $instant$ not null,
    updated_by text      not null,
    element    text      not null,
    unit       text      not null,
    ground     text      not null,
    basis      text      not null,
    dataset    text      not null,
    accuracy   $double$,
    since      $day$     not null,
    chosen     $bool$    not null,
    reason     text
);
create unique index ix_catalogue_claims_element_unit on catalogue_claims (element, unit);

create table catalogue_revision (
    id     integer not null primary key,
    newest $long$  not null
);
insert into catalogue_revision (id, newest) values (1, 0);
