create table finance_ledger (
    id        $id$      not null primary key,
    party_key text      not null,
    number    integer   not null,
    kind      text      not null,
    consent   $id$      not null,
    text      text      not null,
    previous  text      not null,
    hash      text      not null,
    seal      text      not null,
    at        $instant$ not null
);
create unique index ix_finance_ledger_party_key_number on finance_ledger (party_key, number);
create table finance_offers (
    id             $id$      not null primary key,
    region         text      not null,
    version        integer   not null,
    created_at     $instant$ not null,
    created_by     text      not null,
    updated_at     $instant$ not null,
    updated_by     text      not null,
    application    $id$      not null,
    party_key      text      not null,
    firm_name      text      not null,
    bank           text      not null,
    bank_name      text      not null,
    product        text      not null,
    number         text      not null,
    amount         $decimal$ not null,
    months         integer   not null,
    price          text      not null,
    true_rate      $decimal$ not null,
    terms          text      not null,
    sent_at        $instant$ not null,
    sent_by        text      not null,
    bank_seal      text      not null,
    open_key       text,
    signed_at      $instant$,
    signed_by      text,
    firm_seal      text,
    declined_at    $instant$,
    decline_reason text
);
create unique index ix_finance_offers_open_key on finance_offers (open_key);
create index ix_finance_offers_application on finance_offers (application);
create index ix_finance_offers_party_key on finance_offers (party_key);
