create table finance_profiles (
    id         $id$      not null primary key,
    region     text      not null,
    version    integer   not null,
    created_at $instant$ not null,
    created_by text      not null,
    updated_at $instant$ not null,
    updated_by text      not null,
    party_key  text      not null,
    name       text      not null,
    known      text      not null,
    fetched_at $instant$ not null
);
create unique index ix_finance_profiles_party_key on finance_profiles (party_key);
create table finance_consents (
    id           $id$      not null primary key,
    region       text      not null,
    version      integer   not null,
    created_at   $instant$ not null,
    created_by   text      not null,
    updated_at   $instant$ not null,
    updated_by   text      not null,
    party_key    text      not null,
    recipient    text      not null,
    bank_name    text      not null,
    purpose      text      not null,
    fields       text      not null,
    live_from    $instant$ not null,
    live_to      $instant$ not null,
    withdrawn_at $instant$,
    refused_at   $instant$
);
create index ix_finance_consents_party_key on finance_consents (party_key);
create table finance_applications (
    id             $id$      not null primary key,
    region         text      not null,
    version        integer   not null,
    created_at     $instant$ not null,
    created_by     text      not null,
    updated_at     $instant$ not null,
    updated_by     text      not null,
    party_key      text      not null,
    firm_name      text      not null,
    need           $id$      not null,
    product        text      not null,
    bank           text      not null,
    bank_name      text      not null,
    title          text      not null,
    amount         $decimal$ not null,
    months         integer   not null,
    submitted_at   $instant$ not null,
    answer_by      $day$     not null,
    decide_by      $day$     not null,
    status         text      not null,
    answered_at    $instant$,
    decided_at     $instant$,
    refusal        text,
    note           text
);
create index ix_finance_applications_party_key on finance_applications (party_key);
create index ix_finance_applications_status on finance_applications (status);
create table finance_reads (
    id        $id$      not null primary key,
    party_key text      not null,
    consent   $id$      not null,
    bank_name text      not null,
    purpose   text      not null,
    field     text      not null,
    answer    text      not null,
    reader    text      not null,
    read_at   $instant$ not null
);
create index ix_finance_reads_party_key_read_at on finance_reads (party_key, read_at);
