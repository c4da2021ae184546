alter table credentials_issued add column suspended_on $day$;
alter table credentials_issued add column suspended_because text;

create table credentials_showings (
    id              $id$      not null primary key,
    region          text      not null,
    version         integer   not null,
    created_at      $instant$ not null,
    created_by      text      not null,
    updated_at      $instant$ not null,
    updated_by      text      not null,
    credential_id   $id$      not null,
    holder_key      text      not null,
    purpose         text      not null,
    receiver        text      not null,
    made_at         $instant$ not null,
    expires_at      $instant$ not null,
    used_at         $instant$,
    used_by         text
);
create index ix_credentials_showings_holder_key on credentials_showings (holder_key);

create table credentials_accesses (
    id              $id$      not null primary key,
    region          text      not null,
    version         integer   not null,
    created_at      $instant$ not null,
    created_by      text      not null,
    updated_at      $instant$ not null,
    updated_by      text      not null,
    holder_key      text      not null,
    credential_id   $id$,
    titles          text      not null,
    way             text      not null,
    at              $instant$ not null,
    reader          text      not null,
    reader_id       text      not null,
    purpose         text      not null,
    about           text      not null,
    verdict         text      not null,
    showing_id      $id$,
    told_at         $instant$
);
create index ix_credentials_accesses_holder_key_at on credentials_accesses (holder_key, at);
create unique index ix_credentials_accesses_showing_id_reader_id_way_at on credentials_accesses (showing_id, reader_id, way, at);

create table credentials_consents (
    id              $id$      not null primary key,
    region          text      not null,
    version         integer   not null,
    created_at      $instant$ not null,
    created_by      text      not null,
    updated_at      $instant$ not null,
    updated_by      text      not null,
    holder_key       text      not null,
    credential_type  text      not null,
    credential_title text      not null,
    item             text      not null,
    item_name        text      not null,
    unit             text      not null,
    given_at         $instant$ not null,
    given_with       text      not null,
    until            $day$     not null,
    withdrawn_at     $instant$
);
create unique index ix_credentials_consents_holder_key_item_credential_type on credentials_consents (holder_key, item, credential_type);
