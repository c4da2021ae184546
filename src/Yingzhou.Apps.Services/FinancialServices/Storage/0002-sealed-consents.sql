alter table finance_consents add column digest text;
alter table finance_consents add column seal text;
alter table finance_consents add column withdrawal_seal text;
create index ix_finance_applications_bank on finance_applications (bank);
create table finance_months (
    id                 $id$      not null primary key,
    region             text      not null,
    version            integer   not null,
    created_at         $instant$ not null,
    created_by         text      not null,
    updated_at         $instant$ not null,
    updated_by         text      not null,
    party_key          text      not null,
    firm_name          text      not null,
    month              $day$     not null,
    electricity        $decimal$,
    electricity_before $decimal$,
    insured            $decimal$,
    insured_before     $decimal$,
    overdue_fees       integer,
    licence_lost       $bool$    not null,
    key_person         $bool$    not null,
    enforcement        $bool$    not null,
    defaulted          $bool$    not null
);
create unique index ix_finance_months_party_key_month on finance_months (party_key, month);
create table finance_guarantees (
    id                   $id$      not null primary key,
    region               text      not null,
    version              integer   not null,
    created_at           $instant$ not null,
    created_by           text      not null,
    updated_at           $instant$ not null,
    updated_by           text      not null,
    guarantor            text      not null,
    debtor               text      not null,
    amount               $decimal$ not null,
    guarantor_net_assets $decimal$ not null,
    bank_name            text      not null,
    industry             text      not null
);
create index ix_finance_guarantees_debtor on finance_guarantees (debtor);
create table finance_helps (
    id         $id$      not null primary key,
    region     text      not null,
    version    integer   not null,
    created_at $instant$ not null,
    created_by text      not null,
    updated_at $instant$ not null,
    updated_by text      not null,
    party_key  text      not null,
    note       text      not null,
    by_name    text      not null,
    at         $instant$ not null
);
create index ix_finance_helps_party_key on finance_helps (party_key);
create table finance_objections (
    id            $id$      not null primary key,
    region        text      not null,
    version       integer   not null,
    created_at    $instant$ not null,
    created_by    text      not null,
    updated_at    $instant$ not null,
    updated_by    text      not null,
    party_key     text      not null,
    firm_name     text      not null,
    field         text      not null,
    owner         text      not null,
    text          text      not null,
    raised_at     $instant$ not null,
    answer_by     $day$     not null,
    answered_at   $instant$,
    upheld        $bool$,
    reply         text,
    answered_by   text,
    value_before  text,
    value_after   text,
    points_before $double$,
    points_after  $double$
);
create index ix_finance_objections_party_key on finance_objections (party_key);
create index ix_finance_objections_answered_at on finance_objections (answered_at);
