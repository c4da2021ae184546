create table credentials_issued (
    id              $id$      not null primary key,
    region          text      not null,
    version         integer   not null,
    created_at      $instant$ not null,
    created_by      text      not null,
    updated_at      $instant$ not null,
    updated_by      text      not null,
    kind            text      not null,
    title           text      not null,
    number          text      not null,
    holder_key      text      not null,
    holder          text      not null,
    issuer          text      not null,
    lines           text      not null,
    valid_from      $day$     not null,
    valid_to        $day$     not null,
    source          text      not null,
    code            text      not null,
    seal            text      not null,
    revoked_on      $day$,
    revoked_because text
);
create unique index ix_credentials_issued_code on credentials_issued (code);
create unique index ix_credentials_issued_number on credentials_issued (number);
create index ix_credentials_issued_holder_key on credentials_issued (holder_key);
create index ix_credentials_issued_kind_source on credentials_issued (kind, source);
